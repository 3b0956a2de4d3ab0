package nl.dijkwacht.publish.formats.ocsf;

import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.publish.formats.CaseFacts;
import nl.dijkwacht.publish.formats.FindingFacts;
import nl.dijkwacht.publish.formats.JsonFields;
import nl.dijkwacht.topics.wire.Outcome;

/**
 * Writes findings and breach cases as events of OCSF, with the profile "cloud". The same input
 * gives the same bytes. What OCSF would not take is refused. Immutable, thread-safe.
 */
public final class OcsfFormat {

  private static final int FINDINGS = 2;

  private final OcsfVersion version;
  private final String tenant;

  /**
   * @param tenant that the events are of, such as the prefix of its topics
   */
  public OcsfFormat(OcsfVersion version, String tenant) {
    this.version = version;
    this.tenant = tenant;
  }

  /**
   * A version of a finding.
   *
   * @param id of the version, by which copies can be told
   * @param first whether the finding is told for the first time
   */
  public Outcome<byte[]> finding(Finding finding, String id, boolean first) {
    FindingFacts facts = new FindingFacts(finding);
    OcsfClass type = OcsfClass.of(facts.kind());
    JsonFields event = new JsonFields();
    putKind(event, type, Term.activity(facts.isOver(), first));
    Term.severity(finding.level()).put(event, "severity");
    Term.status(facts).put(event, "status");
    event
        .text("status_detail", facts.standing())
        .text("message", finding.rule().title())
        .millis("time", facts.changedAt())
        .millis("start_time", finding.first().eventTime())
        .millis("end_time", finding.latest().eventTime())
        .number("count", Math.min(finding.occurrences(), Integer.MAX_VALUE));
    putMetadata(event, id, finding.id(), finding.rule().id(), facts.changedAt());
    new OcsfFinding(facts).put(event, type);
    return checked(event);
  }

  /**
   * A version of a breach case.
   *
   * @param id of the version, by which copies can be told
   * @param first whether the case is told for the first time
   */
  public Outcome<byte[]> breach(Case about, String id, boolean first) {
    CaseFacts facts = new CaseFacts(about);
    JsonFields event = new JsonFields();
    putKind(event, OcsfClass.INCIDENT, Term.activity(about.status().isOver(), first));
    Term.severity(facts.level()).put(event, "severity");
    Term.status(about).put(event, "status");
    event
        .text("status_detail", about.status().english())
        .text("message", facts.title())
        .millis("time", facts.changedAt())
        .millis("start_time", about.happenedFrom())
        .millis("end_time", about.happenedTo());
    putMetadata(event, id, about.id(), "case", facts.changedAt());
    new OcsfIncident(facts).put(event);
    return checked(event);
  }

  private static void putKind(JsonFields event, OcsfClass type, Term activity) {
    event
        .number("category_uid", FINDINGS)
        .text("category_name", "Findings")
        .number("class_uid", type.uid())
        .text("class_name", type.caption())
        .number("activity_id", activity.id())
        .text("activity_name", activity.caption())
        .number("type_uid", type.typeUid(activity.id()))
        .text("type_name", type.caption() + ": " + activity.caption());
  }

  private void putMetadata(
      JsonFields event, String id, String correlation, String code, Instant modified) {
    event.object(
        "metadata",
        new JsonFields()
            .text("version", version.label())
            .texts("profiles", List.of("cloud"))
            .object(
                "product",
                new JsonFields().text("name", "Dijkwacht").text("vendor_name", "Dijkwacht"))
            .text("uid", id)
            .text("correlation_uid", correlation)
            .text("event_code", code)
            .text("tenant_uid", tenant)
            .millis("modified_time", modified));
  }

  private static Outcome<byte[]> checked(JsonFields event) {
    List<String> problems = OcsfRules.problems(event.node());
    return problems.isEmpty()
        ? new Outcome.Done<>(event.bytes())
        : new Outcome.Failed<>("OCSF takes no such event: " + String.join("; ", problems));
  }
}
