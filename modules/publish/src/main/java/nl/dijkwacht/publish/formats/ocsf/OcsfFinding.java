package nl.dijkwacht.publish.formats.ocsf;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.Suppression;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.publish.formats.AttackTags;
import nl.dijkwacht.publish.formats.Caller;
import nl.dijkwacht.publish.formats.FindingFacts;
import nl.dijkwacht.publish.formats.JsonFields;
import nl.dijkwacht.publish.formats.Requirements;

/** What the event of a finding tells beyond what all events do. */
final class OcsfFinding {

  private static final int RULE = 1;
  private static final int PERSONAL = 1;
  private static final int OTHER = 99;

  private final FindingFacts facts;
  private final Finding finding;
  private final RuleRef rule;

  OcsfFinding(FindingFacts facts) {
    this.facts = facts;
    this.finding = facts.finding();
    this.rule = finding.rule();
  }

  void put(JsonFields event, OcsfClass type) {
    event
        .object("finding_info", info())
        .object("cloud", OcsfParts.cloud(facts.account(), facts.region()))
        .objects("resources", OcsfParts.resources(facts.concerned()));
    List<Caller> calls = facts.calls();
    if (!calls.isEmpty()) {
      event.object("api", OcsfParts.api(calls.get(0).call()));
    }
    switch (type) {
      case COMPLIANCE -> compliance(event);
      case DETECTION -> event.flag("is_alert", facts.isAlert());
      case DATA_SECURITY -> dataSecurity(event);
      case INCIDENT -> throw new IllegalArgumentException("a finding is no incident");
    }
    if (type != OcsfClass.DATA_SECURITY) {
      event
          .objects("evidences", OcsfParts.evidences(calls))
          .object("remediation", new JsonFields().text("desc", steps()));
    }
    event.object("unmapped", unmapped(type));
  }

  private JsonFields info() {
    return new JsonFields()
        .text("uid", finding.id())
        .text("title", rule.title())
        .text("desc", rule.description())
        .texts("types", List.of(facts.kind().label()))
        .object(
            "analytic",
            new JsonFields()
                .text("uid", rule.id())
                .text("name", rule.title())
                .number("type_id", RULE)
                .text("type", "Rule")
                .text("version", rule.version())
                .needing("uid", "name"))
        .objects("attacks", OcsfParts.attacks(AttackTags.of(rule.tags())))
        .texts("data_sources", List.of(finding.latest().eventSource()))
        .millis("created_time", finding.first().collectedAt())
        .millis("first_seen_time", finding.first().eventTime())
        .millis("last_seen_time", finding.latest().eventTime())
        .millis("modified_time", facts.changedAt());
  }

  private void compliance(JsonFields event) {
    Requirements requirements = Requirements.of(rule.tags());
    Verdict.Result result = facts.result();
    Term status = Term.compliance(result == null ? Verdict.Result.UNKNOWN : result);
    String reason = facts.reason();
    JsonFields compliance =
        new JsonFields()
            .text("control", rule.id())
            .text("desc", rule.title())
            .texts("standards", requirements.standards())
            .texts("requirements", requirements.places())
            .texts("status_details", reason == null ? List.of() : List.of(reason));
    status.put(compliance, "status");
    event.object("compliance", compliance);
  }

  private void dataSecurity(JsonFields event) {
    Caller culprit = facts.culprit();
    if (culprit != null) {
      event
          .object("actor", OcsfParts.actor(culprit))
          .object("src_endpoint", OcsfParts.source(culprit));
    }
    event
        .flag("is_alert", facts.isAlert())
        .object(
            "data_security",
            new JsonFields()
                .number("category_id", PERSONAL)
                .text("category", "Personal")
                .number("detection_system_id", OTHER)
                .text("detection_system", "Dijkwacht"));
  }

  private String steps() {
    return rule.response().stream().map(Clipped::line).collect(Collectors.joining(" "));
  }

  private JsonFields unmapped(OcsfClass type) {
    JsonFields unmapped =
        new JsonFields()
            .text("status", finding.status().label())
            .texts("subject", facts.subject())
            .texts("tags", rule.tags())
            .number("episodes", finding.lived().count())
            .flag("flapping", finding.lived().flapping())
            .text("assignee", finding.handled().assignee());
    Suppression suppression = finding.suppression();
    if (suppression != null) {
      unmapped
          .text("exception", suppression.exception())
          .text("exception_owner", suppression.owner())
          .millis("exception_until", suppression.until());
    }
    Drift drift = finding.drift();
    if (drift != null) {
      unmapped.text("standing", label(drift.standing())).flag("baseline", drift.baseline());
      if (drift.attribution() != null) {
        unmapped
            .text("attribution", label(drift.attribution().confidence()))
            .text("means", label(drift.attribution().means()));
      }
    }
    return type == OcsfClass.DATA_SECURITY ? withCalls(unmapped) : unmapped;
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** This class has no place for what to do and for the calls. */
  private JsonFields withCalls(JsonFields unmapped) {
    return unmapped
        .text("note", facts.reason())
        .text("remediation", steps())
        .objects("evidences", OcsfParts.evidences(facts.calls()));
  }
}
