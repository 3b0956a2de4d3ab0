package nl.dijkwacht.publish.formats.ocsf;

import java.util.List;
import java.util.Locale;
import nl.dijkwacht.core.cases.BreachFacts;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseFinding;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.publish.formats.CaseFacts;
import nl.dijkwacht.publish.formats.JsonFields;

/** What the event of a breach case tells beyond what all events do. */
final class OcsfIncident {

  private static final int RULE = 1;

  private final CaseFacts facts;
  private final Case about;

  OcsfIncident(CaseFacts facts) {
    this.facts = facts;
    this.about = facts.about();
  }

  void put(JsonFields event) {
    Term.verdict(about).put(event, "verdict");
    event
        .flag("is_suspected_breach", about.status() != Case.Status.NO_BREACH)
        .text("desc", about.facts().nature())
        .objects("finding_info_list", findings())
        .object("cloud", OcsfParts.cloud(facts.account(), ""))
        .object("unmapped", unmapped());
    // One of the two must be there.
    JsonFields owner = new JsonFields().text("name", about.owner());
    event
        .object("assignee", owner)
        .object(
            "assignee_group",
            owner.isEmpty() ? new JsonFields().text("name", "nobody yet") : new JsonFields());
  }

  /** One that was opened by hand has no findings, and the class wants one. */
  private List<JsonFields> findings() {
    return about.findings().isEmpty()
        ? List.of(
            new JsonFields()
                .text("uid", about.id())
                .text("title", facts.title())
                .texts("types", List.of("case"))
                .millis("created_time", about.openedAt()))
        : about.findings().stream().map(OcsfIncident::finding).toList();
  }

  private static JsonFields finding(CaseFinding finding) {
    List<EventSummary> events = finding.events();
    JsonFields info =
        new JsonFields()
            .text("uid", finding.id())
            .text("title", finding.title())
            .text("desc", finding.subject())
            .object(
                "analytic",
                new JsonFields()
                    .text("uid", finding.rule())
                    .text("name", finding.title())
                    .number("type_id", RULE)
                    .text("type", "Rule")
                    .text("version", finding.ruleVersion())
                    .needing("uid", "name"))
            .number("related_events_count", Math.min(finding.occurrences(), Integer.MAX_VALUE))
            .objects("related_events", events.stream().map(OcsfIncident::event).toList());
    return events.isEmpty()
        ? info
        : info.millis("first_seen_time", events.get(0).eventTime())
            .millis("last_seen_time", events.get(events.size() - 1).eventTime());
  }

  private static JsonFields event(EventSummary event) {
    return new JsonFields()
        .text("uid", event.eventId())
        .text("title", event.eventName())
        .text("type", event.eventSource())
        .millis("first_seen_time", event.eventTime())
        .needing("uid");
  }

  private JsonFields unmapped() {
    BreachFacts known = about.facts();
    return new JsonFields()
        .text("legal_entity", about.legalEntity())
        .text("role", about.role().label())
        .text("officer", about.officer())
        .text("status", about.status().label())
        .text("status_nl", about.status().dutch())
        .texts("clocks", facts.clocks())
        .texts("principals", about.principals())
        .texts("assets", about.assets())
        .texts("data_categories", known.dataCategories())
        .texts("kinds", known.kinds().stream().map(OcsfIncident::label).toList())
        .number("findings_total", about.findingsTotal())
        .number("steps", about.steps())
        .text("head", about.head())
        .text("follows", about.follows());
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
