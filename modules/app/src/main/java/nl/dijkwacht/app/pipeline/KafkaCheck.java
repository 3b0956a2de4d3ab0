package nl.dijkwacht.app.pipeline;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.dijkwacht.api.Check;
import nl.dijkwacht.api.CheckResult;
import org.apache.kafka.clients.admin.Admin;

/** Whether the cluster answers. */
final class KafkaCheck {

  private static final int LIMIT_MILLIS = 800;

  private KafkaCheck() {}

  /** A check with a client of its own, which lives as long as the process. */
  static Check of(Map<String, String> clientProperties) {
    Admin admin = Admin.create(new HashMap<String, Object>(clientProperties));
    return new Check("kafka", () -> ask(admin));
  }

  private static CheckResult ask(Admin admin) {
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
}
