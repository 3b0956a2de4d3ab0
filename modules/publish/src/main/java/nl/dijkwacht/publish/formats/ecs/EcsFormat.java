package nl.dijkwacht.publish.formats.ecs;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import nl.dijkwacht.core.EventSummary;
import nl.dijkwacht.core.Finding;
import nl.dijkwacht.core.Level;
import nl.dijkwacht.core.RuleRef;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseFinding;
import nl.dijkwacht.publish.formats.AttackTags;
import nl.dijkwacht.publish.formats.Caller;
import nl.dijkwacht.publish.formats.CaseFacts;
import nl.dijkwacht.publish.formats.FindingFacts;
import nl.dijkwacht.publish.formats.JsonFields;
import nl.dijkwacht.publish.formats.Requirements;
import nl.dijkwacht.topics.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Writes findings and breach cases in the fields of ECS; what ECS has no field for is below {@code
 * dijkwacht}. The same input gives the same bytes. Immutable, thread-safe.
 */
public final class EcsFormat {

  /** The fields that are used are the same in all later versions. */
  private static final String VERSION = "8.17.0";

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
   * @param first whether the finding is told for the first time
   */
  public Outcome<byte[]> finding(Finding finding, String id, boolean first) {
    FindingFacts facts = new FindingFacts(finding);
    RuleRef rule = finding.rule();
    JsonFields event =
        new JsonFields()
            .iso("@timestamp", facts.changedAt())
            .object("ecs", new JsonFields().text("version", VERSION))
            .text("message", rule.title())
            .texts("tags", rule.tags())
            .object("event", event(facts, id))
            .object("rule", rule(rule))
            .object("cloud", cloud(facts.account(), facts.region(), service(facts)))
            .object("threat", threat(AttackTags.of(rule.tags())))
            .object("observer", observer());
    putCaller(event, facts.culprit());
    event.object("dijkwacht", finding(facts));
    return checked(event);
  }

  private static JsonFields event(FindingFacts facts, String id) {
    Finding finding = facts.finding();
    EventSummary latest = finding.latest();
    boolean isCall = finding.drift() == null;
    return new JsonFields()
        .text("id", id)
        .text("kind", facts.isAlert() ? "alert" : "state")
        .texts("category", List.of(category(facts.kind())))
        .texts("type", List.of(type(facts.kind())))
        .text("action", latest.eventName())
        .text("outcome", isCall ? outcome(latest) : null)
        .text("code", finding.rule().id())
        .text("provider", latest.eventSource())
        .text("module", "dijkwacht")
        .text("dataset", "dijkwacht.findings")
        .number("severity", severity(finding.level()))
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

  /** As OCSF counts them; ECS leaves it to the source. */
  private static long severity(@Nullable Level level) {
    return level == null
        ? 0
        : switch (level) {
          case INFORMATIONAL -> 1;
          case LOW -> 2;
          case MEDIUM -> 3;
          case HIGH -> 4;
          case CRITICAL -> 5;
        };
  }

  private static JsonFields rule(RuleRef rule) {
    return new JsonFields()
        .text("id", rule.id())
        .text("name", rule.title())
        .text("description", rule.description())
        .text("version", rule.version())
        .text("ruleset", "dijkwacht");
  }

  private static @Nullable String service(FindingFacts facts) {
    return facts.finding().drift() == null ? facts.finding().latest().eventSource() : null;
  }

  private static JsonFields cloud(String account, String region, @Nullable String service) {
    return new JsonFields()
        .text("provider", "aws")
        .object("account", new JsonFields().text("id", account))
        .text("region", region)
        .object("service", new JsonFields().text("name", service));
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

  private JsonFields observer() {
    return new JsonFields()
        .text("vendor", "Dijkwacht")
        .text("product", "Dijkwacht")
        .text("name", tenant);
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

  private static JsonFields finding(FindingFacts facts) {
    Finding finding = facts.finding();
    return new JsonFields()
        .object(
            "finding",
            new JsonFields()
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
                .texts("response", finding.rule().response()))
        .object("control", control(facts))
        .objects(
            "resources",
            facts.concerned().stream()
                .map(
                    of ->
                        new JsonFields()
                            .text("id", of.uid())
                            .text("name", of.name())
                            .text("type", of.type())
                            .text("region", of.region())
                            .text("owner", of.owner())
                            .texts("labels", of.labels()))
                .toList());
  }

  private static JsonFields control(FindingFacts facts) {
    if (facts.result() == null) {
      return new JsonFields();
    }
    Requirements requirements = Requirements.of(facts.finding().rule().tags());
    return new JsonFields()
        .text("id", facts.finding().rule().id())
        .text("result", label(facts.result()))
        .texts("standards", requirements.standards())
        .texts("requirements", requirements.places());
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * A version of a breach case.
   *
   * @param id of the version, by which copies can be told
   * @param first whether the case is told for the first time
   */
  public Outcome<byte[]> breach(Case about, String id, boolean first) {
    CaseFacts facts = new CaseFacts(about);
    return checked(
        new JsonFields()
            .iso("@timestamp", facts.changedAt())
            .object("ecs", new JsonFields().text("version", VERSION))
            .text("message", facts.title())
            .object("event", event(facts, id))
            .object("cloud", cloud(facts.account(), "", null))
            .object("organization", new JsonFields().text("name", about.legalEntity()))
            .object("observer", observer())
            .object("related", new JsonFields().texts("user", about.principals()))
            .object("dijkwacht", new JsonFields().object("case", breach(facts))));
  }

  private static JsonFields event(CaseFacts facts, String id) {
    Case about = facts.about();
    return new JsonFields()
        .text("id", id)
        .text("kind", about.status().isOver() ? "state" : "alert")
        .texts("category", List.of("intrusion_detection"))
        .texts("type", List.of("info"))
        .text("action", "case-" + about.status().label())
        .text("module", "dijkwacht")
        .text("dataset", "dijkwacht.cases")
        .number("severity", severity(facts.level()))
        .text("reason", about.facts().nature())
        .iso("created", about.openedAt())
        .iso("start", about.happenedFrom())
        .iso("end", about.happenedTo());
  }

  private static JsonFields breach(CaseFacts facts) {
    Case about = facts.about();
    return new JsonFields()
        .text("id", about.id())
        .text("status", about.status().label())
        .text("status_nl", about.status().dutch())
        .flag("suspected_breach", about.status() != Case.Status.NO_BREACH)
        .text("role", about.role().label())
        .text("officer", about.officer())
        .text("owner", about.owner())
        .texts("findings", about.findings().stream().map(CaseFinding::id).toList())
        .texts("clocks", facts.clocks())
        .texts("assets", about.assets())
        .text("head", about.head());
  }

  private static Outcome<byte[]> checked(JsonFields event) {
    List<String> problems = EcsRules.problems(event.node());
    return problems.isEmpty()
        ? new Outcome.Done<>(event.bytes())
        : new Outcome.Failed<>("ECS takes no such event: " + String.join("; ", problems));
  }
}
