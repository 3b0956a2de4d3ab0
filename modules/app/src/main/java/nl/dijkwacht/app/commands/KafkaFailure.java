package nl.dijkwacht.app.commands;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;

/** Says what a Kafka client complains of, and what to do about it. */
final class KafkaFailure {

  private KafkaFailure() {}

  static String sentence(KafkaException failure) {
    Throwable cause = cause(failure);
    if (cause instanceof TimeoutException) {
      return "Kafka did not answer in time; check kafka.bootstrap-servers and that its brokers run";
    }
    if (cause instanceof ProducerFencedException
        || cause instanceof InvalidProducerEpochException) {
      return "another process began the same work; this one stopped, and nothing was done twice";
    }
    if (cause instanceof AuthenticationException) {
      return "Kafka refused the login (%s); check kafka.security".formatted(cause.getMessage());
    }
    if (cause instanceof AuthorizationException) {
      return "Kafka does not allow it: %s; 'dijkwacht topics acls' prints the rights that are needed"
          .formatted(cause.getMessage());
    }
    return "Kafka cannot be used: %s; check the settings below kafka".formatted(cause.getMessage());
  }

  /** Clients wrap what they cannot start with in an exception that says only so. */
  private static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure.getClass().equals(KafkaException.class) && cause != null
        ? cause(cause)
        : failure;
  }
}
