package nl.dijkwacht.topics.cluster;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;

/** Says what went wrong with a cluster and what to do about it. */
public final class ClusterFailure {

  private static final int LONGEST_MESSAGE = 300;

  private ClusterFailure() {}

  /**
   * The sentence for a failure.
   *
   * @param doing what was tried, as the beginning of the sentence
   */
  public static String sentence(String doing, Exception failure) {
    Throwable cause = cause(failure);
    if (cause instanceof InterruptedException || cause instanceof InterruptException) {
      Thread.currentThread().interrupt();
      return doing + " was interrupted.";
    }
    return doing + " failed: " + reason(cause);
  }

  /** What is behind a failure that only wraps another. */
  private static Throwable cause(Throwable failure) {
    boolean wraps =
        failure instanceof ExecutionException || failure.getClass().equals(KafkaException.class);
    return wraps && failure.getCause() != null ? cause(failure.getCause()) : failure;
  }

  private static String reason(Throwable cause) {
    if (cause instanceof TimeoutException
        || cause instanceof org.apache.kafka.common.errors.TimeoutException) {
      return "the cluster did not answer in time. Check kafka.bootstrap-servers and that its brokers"
          + " run.";
    }
    if (cause instanceof AuthorizationException) {
      return "the cluster does not allow it ("
          + message(cause)
          + "). Grant the rights that 'dijkwacht topics acls' prints.";
    }
    if (cause instanceof AuthenticationException) {
      return "the cluster refused the login (" + message(cause) + "). Check kafka.security.";
    }
    if (cause instanceof ConfigException) {
      return "the kafka settings cannot be used (" + message(cause) + ").";
    }
    if (cause instanceof InvalidReplicationFactorException) {
      return message(cause)
          + " Set topics.replication-factor to at most the number of brokers that run.";
    }
    if (cause instanceof UnsupportedVersionException) {
      return "the cluster is too old for this version of Dijkwacht (" + message(cause) + ").";
    }
    return cause.getClass().getSimpleName() + ": " + message(cause);
  }

  private static String message(Throwable cause) {
    @Nullable String message = cause.getMessage();
    String text = message == null ? "no reason given" : message.strip();
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE - 1) + "…";
  }
}
