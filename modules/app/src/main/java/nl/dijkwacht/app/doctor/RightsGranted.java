package nl.dijkwacht.app.doctor;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.acls.MissingRights;
import nl.dijkwacht.app.acls.Right;
import nl.dijkwacht.app.rules.Count;
import org.apache.kafka.clients.admin.Admin;

/** Whether the cluster allows the login what it needs. */
final class RightsGranted implements Check {

  private final Map<String, String> clientProperties;
  private final List<Right> needed;
  private final Duration requestLimit;

  /**
   * @param requestLimit for each of a few answers (wall clock)
   */
  RightsGranted(Map<String, String> clientProperties, List<Right> needed, Duration requestLimit) {
    this.clientProperties = clientProperties;
    this.needed = needed;
    this.requestLimit = requestLimit;
  }

  @Override
  public String name() {
    return "rights";
  }

  @Override
  public Diagnosis examine() {
    Admin admin = Admin.create(new HashMap<String, Object>(clientProperties));
    try {
      List<Right> missing = new MissingRights(admin, requestLimit).among(needed);
      return MissingRights.sentence(missing)
          .map(sentence -> Diagnosis.bad(sentence, "Grant them; the topics stay as they are."))
          .orElseGet(() -> Diagnosis.good(Count.of(needed.size(), "right")));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Diagnosis.bad("the check was interrupted", "Run the command again.");
    } finally {
      admin.close(Duration.ZERO);
    }
  }
}
