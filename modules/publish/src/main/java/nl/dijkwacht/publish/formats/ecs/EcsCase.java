package nl.dijkwacht.publish.formats.ecs;

import java.util.List;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseFinding;
import nl.dijkwacht.publish.formats.CaseFacts;
import nl.dijkwacht.publish.formats.JsonFields;

/** The event of a breach case. */
final class EcsCase {

  private final CaseFacts facts;
  private final Case about;

  EcsCase(CaseFacts facts) {
    this.facts = facts;
    this.about = facts.about();
  }

  JsonFields event(String id) {
    return EcsParts.beginning(facts.changedAt(), facts.title())
        .object("event", about(id))
        .object("cloud", EcsParts.cloud(facts.account(), "", null))
        .object("organization", new JsonFields().text("name", about.legalEntity()))
        .object("related", new JsonFields().texts("user", about.principals()))
        .object("dijkwacht", new JsonFields().object("case", life()));
  }

  private JsonFields about(String id) {
    return new JsonFields()
        .text("id", id)
        .text("kind", about.status().isOver() ? "state" : "alert")
        .texts("category", List.of("intrusion_detection"))
        .texts("type", List.of("info"))
        .text("action", "case-" + about.status().label())
        .text("module", "dijkwacht")
        .text("dataset", "dijkwacht.cases")
        .number("severity", EcsParts.severity(facts.level()))
        .text("reason", about.facts().nature())
        .iso("created", about.openedAt())
        .iso("start", about.happenedFrom())
        .iso("end", about.happenedTo());
  }

  private JsonFields life() {
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
}
