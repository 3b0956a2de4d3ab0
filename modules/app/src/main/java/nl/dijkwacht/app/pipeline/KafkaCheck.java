package nl.dijkwacht.app.pipeline;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.dijkwacht.api.Check;
import nl.dijkwacht.api.CheckResult;
import org.apache.kafka.clients.admin.Admin;

/** Whether the cluster answers, asked by a client of its own. Thread-safe. */
final class KafkaCheck implements AutoCloseable {

  private static final int LIMIT_MILLIS = 800;

  private final Admin admin;

  KafkaCheck(Map<String, String> clientProperties) {
    admin = Admin.create(new HashMap<String, Object>(clientProperties));
  }

  Check check() {
    return new Check("kafka", this::ask);
  }

  private CheckResult ask() {
    try {
      int nodes = admin.describeCluster().nodes().get(LIMIT_MILLIS, TimeUnit.MILLISECONDS).size();
      return nodes == 0
          ? CheckResult.down("no broker answers")
          : CheckResult.up(nodes + " brokers");
    } catch (ExecutionException | TimeoutException e) {
      return CheckResult.down("the cluster does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CheckResult.down("the check was interrupted");
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
