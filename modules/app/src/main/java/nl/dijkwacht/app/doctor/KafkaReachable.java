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

/** Whether the brokers answer. */
final class KafkaReachable implements Check {

  private static final long LIMIT_SECONDS = 8;

  private final Map<String, String> clientProperties;

  KafkaReachable(Map<String, String> clientProperties) {
    this.clientProperties = clientProperties;
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public Diagnosis examine() {
    try (Closing closing =
        new Closing(Admin.create(new HashMap<String, Object>(clientProperties)))) {
      int brokers =
          closing.admin().describeCluster().nodes().get(LIMIT_SECONDS, TimeUnit.SECONDS).size();
      return Diagnosis.good(Count.of(brokers, "broker"));
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return Diagnosis.bad(
          "the cluster does not answer",
          "Check kafka.bootstrap-servers and kafka.properties, and that the brokers run.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Diagnosis.bad("the check was interrupted", "Run the command again.");
    }
  }

  /** An Admin that is closed without waiting for what is under way. */
  private record Closing(Admin admin) implements AutoCloseable {
    @Override
    public void close() {
      admin.close(Duration.ZERO);
    }
  }
}
