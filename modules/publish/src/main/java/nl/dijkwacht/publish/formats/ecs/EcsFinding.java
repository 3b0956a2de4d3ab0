package nl.dijkwacht.publish.formats.ecs;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.publish.formats.AttackTags;
import nl.dijkwacht.publish.formats.Caller;
import nl.dijkwacht.publish.formats.Concerned;
import nl.dijkwacht.publish.formats.FindingFacts;
import nl.dijkwacht.publish.formats.JsonFields;
import nl.dijkwacht.publish.formats.Requirements;
import org.jspecify.annotations.Nullable;

/** The event of a finding. */
final class EcsFinding {

  private final FindingFacts facts;
  private final Finding finding;
  private final RuleRef rule;

  EcsFinding(FindingFacts facts) {
    this.facts = facts;
    this.finding = facts.finding();
    this.rule = finding.rule();
  }

  JsonFields event(String id) {
    boolean isCall = finding.drift() == null;
    JsonFields event =
        EcsParts.beginning(facts.changedAt(), rule.title())
            .texts("tags", rule.tags())
            .object("event", about(id, isCall))
            .object("rule", rule())
            .object(
                "cloud",
                EcsParts.cloud(
                    facts.account(),
                    facts.region(),
                    isCall ? finding.latest().eventSource() : null))
            .object("threat", threat(AttackTags.of(rule.tags())));
    putCaller(event, facts.culprit());
    return event.object(
        "dijkwacht",
        new JsonFields()
            .object("finding", life())
            .object("control", control())
            .objects("resources", facts.concerned().stream().map(EcsFinding::resource).toList()));
  }

  private JsonFields about(String id, boolean isCall) {
    EventSummary latest = finding.latest();
    return new JsonFields()
        .text("id", id)
        .text("kind", facts.isAlert() ? "alert" : "state")
        .texts("category", List.of(category(facts.kind())))
        .texts("type", List.of(type(facts.kind())))
        .text("action", latest.eventName())
        .text("outcome", isCall ? outcome(latest) : null)
        .text("code", rule.id())
        .text("provider", latest.eventSource())
        .text("module", "dijkwacht")
        .text("dataset", "dijkwacht.findings")
        .number("severity", EcsParts.severity(finding.level()))
        .text("reason", facts.reason())
        .iso("created", latest.collectedAt())
        .iso("start", finding.first().eventTime())
        .iso("end", latest.eventTime());
  }

  private static String category(FindingFacts.Kind kind) {
    return switch (kind) {
      case CONTROL -> "configuration";
      case PERSONAL_DATA -> "api";
      case DETECTION -> "intrusion_detection";
    };
  }

  private static String type(FindingFacts.Kind kind) {
    return kind == FindingFacts.Kind.PERSONAL_DATA ? "access" : "info";
  }

  private static String outcome(EventSummary call) {
    return call.errorCode() == null ? "success" : "failure";
  }

  private JsonFields rule() {
    return new JsonFields()
        .text("id", rule.id())
        .text("name", rule.title())
        .text("description", rule.description())
        .text("version", rule.version())
        .text("ruleset", "dijkwacht");
  }

  private static JsonFields threat(AttackTags tags) {
    List<String> techniques = tags.techniques().stream().map(AttackTags::parent).toList();
    List<String> parts =
        tags.techniques().stream().filter(id -> !AttackTags.parent(id).equals(id)).toList();
    JsonFields threat =
        new JsonFields()
            .object("tactic", new JsonFields().texts("name", tags.tactics()))
            .object(
                "technique",
                new JsonFields()
                    .texts("id", techniques)
                    .object("subtechnique", new JsonFields().texts("id", parts)));
    return threat.isEmpty() ? threat : threat.text("framework", "MITRE ATT&CK");
  }

  private static void putCaller(JsonFields event, @Nullable Caller caller) {
    if (caller == null) {
      return;
    }
    EventSummary call = caller.call();
    event
        .object(
            "user",
            new JsonFields()
                .text("id", call.principal().id())
                .text("name", caller.name())
                .object("effective", new JsonFields().text("id", caller.issuer())))
        .object(
            "source",
            new JsonFields().text("address", call.sourceAddress()).text("ip", caller.ip()))
        .object("user_agent", new JsonFields().text("original", call.userAgent()))
        .object("error", new JsonFields().text("code", call.errorCode()))
        .object(
            "related",
            new JsonFields()
                .texts("user", List.of(call.principal().id(), caller.name()))
                .texts("ip", Stream.of(caller.ip()).filter(Objects::nonNull).toList()));
  }

  private JsonFields life() {
    return new JsonFields()
        .text("id", finding.id())
        .text("kind", facts.kind().label())
        .text("status", finding.status().label())
        .text("status_detail", facts.standing())
        .text("level", finding.level().label())
        .number("occurrences", finding.occurrences())
        .number("episodes", finding.lived().count())
        .text("assignee", finding.handled().assignee())
        .text("event_id", finding.latest().eventId())
        .texts("subject", facts.subject())
        .texts("response", rule.response());
  }

  private static JsonFields resource(Concerned of) {
    return new JsonFields()
        .text("id", of.uid())
        .text("name", of.name())
        .text("type", of.type())
        .text("region", of.region())
        .text("owner", of.owner())
        .texts("labels", of.labels());
  }

  private JsonFields control() {
    Verdict.Result result = facts.result();
    if (result == null) {
      return new JsonFields();
    }
    Requirements requirements = Requirements.of(rule.tags());
    return new JsonFields()
        .text("id", rule.id())
        .text("result", result.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .texts("standards", requirements.standards())
        .texts("requirements", requirements.places());
  }
}
