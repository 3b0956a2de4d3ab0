package nl.dijkwacht.publish.formats.ecs;

import java.util.List;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.publish.formats.CaseFacts;
import nl.dijkwacht.publish.formats.FindingFacts;
import nl.dijkwacht.publish.formats.JsonFields;
import nl.dijkwacht.topics.wire.Outcome;

/**
 * Writes findings and breach cases in the fields of ECS; what ECS has no field for is below {@code
 * dijkwacht}. The same input gives the same bytes. Immutable, thread-safe.
 */
public final class EcsFormat {

  private final String tenant;

  /**
   * @param tenant that the events are of, such as the prefix of its topics
   */
  public EcsFormat(String tenant) {
    this.tenant = tenant;
  }

  /**
   * A version of a finding.
   *
   * @param id of the version, by which copies can be told
   * @param first ignored: ECS does not tell the first from others
   */
  public Outcome<byte[]> finding(Finding finding, String id, boolean first) {
    return checked(new EcsFinding(new FindingFacts(finding)).event(id));
  }

  /**
   * A version of a breach case.
   *
   * @param id of the version, by which copies can be told
   * @param first ignored: ECS does not tell the first from others
   */
  public Outcome<byte[]> breach(Case about, String id, boolean first) {
    return checked(new EcsCase(new CaseFacts(about)).event(id));
  }

  private Outcome<byte[]> checked(JsonFields event) {
    event.object(
        "observer",
        new JsonFields()
            .text("vendor", "Dijkwacht")
            .text("product", "Dijkwacht")
            .text("name", tenant));
    List<String> problems = EcsRules.problems(event.node());
    return problems.isEmpty()
        ? new Outcome.Done<>(event.bytes())
        : new Outcome.Failed<>("ECS takes no such event: " + String.join("; ", problems));
  }
}
