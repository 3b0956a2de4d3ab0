package nl.dijkwacht.app.doctor;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.dijkwacht.app.rules.Count;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;

/** Whether the brokers answer. */
final class KafkaReachable implements Check {

  private final Map<String, String> clientProperties;
  private final Duration limit;

  /**
   * @param limit for the answer (wall clock)
   */
  KafkaReachable(Map<String, String> clientProperties, Duration limit) {
    this.clientProperties = clientProperties;
    this.limit = limit;
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public Diagnosis examine() {
    try {
      return ask(Admin.create(new HashMap<String, Object>(clientProperties)));
    } catch (KafkaException e) {
      // A name that does not resolve, or properties that no client takes.
      return unreachable();
    }
  }

  private Diagnosis ask(Admin admin) {
    try {
      int brokers =
          admin.describeCluster().nodes().get(limit.toMillis(), TimeUnit.MILLISECONDS).size();
      return Diagnosis.good(Count.of(brokers, "broker"));
    } catch (ExecutionException e) {
      return e.getCause() instanceof AuthenticationException refused
          ? Diagnosis.bad(
              "the cluster refused the login: " + refused.getMessage(), "Check kafka.security.")
          : unreachable();
    } catch (TimeoutException e) {
      return unreachable();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Diagnosis.bad("the check was interrupted", "Run the command again.");
    } finally {
      // Without waiting for what is under way.
      admin.close(Duration.ZERO);
    }
  }

  private static Diagnosis unreachable() {
    return Diagnosis.bad(
        "the cluster does not answer",
        "Check kafka.bootstrap-servers and kafka.security, and that the brokers run.");
  }
}
