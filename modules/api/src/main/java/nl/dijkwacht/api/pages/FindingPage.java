package nl.dijkwacht.api.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.api.access.Caller;
import nl.dijkwacht.api.resources.Approvers;
import nl.dijkwacht.api.resources.LegalEntities;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.finding.Episodes;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.Handling;
import nl.dijkwacht.core.finding.Suppression;
import nl.dijkwacht.core.privacy.Restriction;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.core.signal.Articles;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.core.verdict.Attribution;
import org.jspecify.annotations.Nullable;

/**
 * One finding: what, to what, by whom, since when, why it matters, what to do, who has it, and how
 * it got here.
 */
record FindingPage(LegalEntities entities, Approvers approvers) {

  /**
   * What is known beside a finding.
   *
   * @param responses what others are asked to do about it
   * @param restrictions on those whom it is about
   */
  record Beside(List<ResponseRequest> responses, List<Restriction> restrictions) {}

  /** Something that happened. */
  private record Past(Instant at, String what) {}

  /**
   * @param beside what else is known of it
   * @param seal that forms carry
   * @param notice what came of a decision
   */
  String main(
      Finding finding, Beside beside, Caller caller, Speech speech, String seal, Notice notice) {
    Markup page = new Markup();
    notice.write(page, speech);
    page.open("h1")
        .element("span", speech.level(finding.level()), "class", "level " + finding.level().label())
        .element("span", People.title(finding, speech), "lang", speech.tagOfTitle(finding.rule()))
        .close("h1");
    page.open("table", "class", "facts").open("tbody");
    page.fact(speech.of("Status", "Status"), status(finding, speech));
    what(page, finding, speech);
    restricted(page, beside.restrictions(), speech);
    why(page, finding, speech);
    handling(page, finding, speech);
    page.close("tbody").close("table");
    todo(page, finding, speech);
    new ResponseForms(page, speech, approvers, seal).write(beside.responses(), caller);
    new DecisionForms(page, speech, finding, seal).write(caller);
    history(page, finding, speech);
    commands(page, finding, speech);
    return page.html();
  }

  private static String status(Finding finding, Speech speech) {
    Episodes lived = finding.lived();
    Instant resolved = lived.resolvedAt();
    String times =
        resolved == null
            ? speech.of(", since ", ", sinds ") + speech.time(lived.openedAt())
            : speech
                .of(", from %s to %s", ", van %s tot %s")
                .formatted(speech.time(lived.openedAt()), speech.time(resolved));
    String again =
        lived.count() > 1
            ? speech
                .of("; opened %s times", "; %s keer geopend")
                .formatted(speech.number(lived.count()))
            : "";
    return speech.status(finding.status()) + times + again;
  }

  private void what(Markup page, Finding finding, Speech speech) {
    Drift drift = finding.drift();
    EventSummary latest = finding.latest();
    page.fact(
        speech.of("What", "Wat"),
        drift != null && drift.attribution() == null
            ? speech.of("seen in its state", "gezien aan de toestand")
            : "%s %s, %s"
                .formatted(
                    latest.eventSource(), latest.eventName(), speech.time(latest.eventTime())));
    page.fact(speech.of("To what", "Waaraan"), People.what(finding));
    page.fact("ARN", drift == null ? null : drift.arn());
    page.fact(speech.of("By whom", "Door wie"), People.who(finding, speech));
    String principal = principal(finding);
    if (!People.NOBODY.equals(principal) && !People.who(finding, speech).equals(principal)) {
      page.fact(speech.of("In full", "Voluit"), principal);
    }
    String account = finding.subject().account();
    String region = drift == null ? latest.region() : drift.resource().region();
    page.fact(
        "Account",
        Stream.of(account, entities.nameOf(account), entities.of(account), region)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" · ")));
    page.fact(
        speech.of("Seen", "Gezien"),
        drift == null ? latest.note(speech.dutch()) : speech.reason(drift));
    if (drift != null) {
      data(page, drift.classification(), speech);
    } else {
      page.fact(
          speech.of("How often", "Hoe vaak"),
          speech
              .of("%s times, first at %s", "%s keer, voor het eerst om %s")
              .formatted(
                  speech.number(finding.occurrences()), speech.time(finding.first().eventTime())));
    }
    Provenance provenance = latest.provenance();
    page.fact(
        speech.of("Raw event", "Ruwe gebeurtenis"),
        latest.eventId() + (provenance == null ? "" : " · " + provenance));
  }

  private static void restricted(Markup page, List<Restriction> restrictions, Speech speech) {
    for (Restriction restriction : restrictions) {
      page.fact(
          speech.of("Restricted (Art. 18 AVG)", "Beperkt (art. 18 AVG)"),
          speech
              .of(
                  "since %s: use it only as the law allows, and ask %s first",
                  "sinds %s: gebruik het alleen zoals de wet toestaat, en vraag eerst %s")
              .formatted(speech.time(restriction.since()), restriction.by()));
    }
  }

  private static @Nullable String principal(Finding finding) {
    Drift drift = finding.drift();
    if (drift == null) {
      return finding.latest().principal().id();
    }
    Attribution attribution = drift.attribution();
    return attribution == null ? null : attribution.call().principal().id();
  }

  private static void data(Markup page, Classification data, Speech speech) {
    String known =
        data.specialCategory()
            ? speech.of("special category (Art. 9)", "bijzonder (art. 9)")
            : data.personalData()
                ? speech.of("personal data", "persoonsgegevens")
                : speech.of("nothing known of personal data", "niets bekend van persoonsgegevens");
    page.fact(speech.of("Data", "Gegevens"), known);
    page.fact(speech.of("Owner", "Eigenaar"), data.owner());
  }

  private static void why(Markup page, Finding finding, Speech speech) {
    List<String> articles = Articles.allOf(finding.rule().tags());
    page.open("tr")
        .element("th", speech.of("Why it matters", "Waarom het telt"), "scope", "row")
        .open("td")
        .text(articles.isEmpty() ? "" : "AVG " + String.join(", ", articles) + ". ")
        .element(
            "span",
            speech.description(finding.rule()),
            "lang",
            speech.tagOfDescription(finding.rule()))
        .close("td")
        .close("tr");
    page.fact(speech.of("Rule", "Regel"), finding.rule().id());
  }

  private static void handling(Markup page, Finding finding, Speech speech) {
    Handling handling = finding.handled();
    Handling.Acknowledgement acknowledged = handling.acknowledged();
    page.fact(speech.of("Assigned to", "Toegewezen aan"), handling.assignee());
    page.fact(
        speech.of("Looked at", "Bekeken"),
        acknowledged == null
            ? speech.of("nobody looks at it yet", "nog niemand kijkt ernaar")
            : acknowledged.by() + ", " + speech.time(acknowledged.at()));
    Suppression suppression = finding.suppression();
    if (suppression != null) {
      page.fact(
          speech.of("Allowed", "Toegestaan"),
          speech
              .of("until %s by %s (%s): %s", "tot %s door %s (%s): %s")
              .formatted(
                  speech.time(suppression.until()),
                  suppression.owner(),
                  suppression.exception(),
                  suppression.reason()));
    }
  }

  private static void todo(Markup page, Finding finding, Speech speech) {
    if (finding.rule().response().isEmpty()) {
      return;
    }
    page.element("h2", speech.of("What to do", "Wat te doen"))
        .open("ol", "lang", speech.tagOfSteps(finding.rule()));
    speech.steps(finding.rule()).forEach(step -> page.element("li", step));
    page.close("ol");
  }

  private static void history(Markup page, Finding finding, Speech speech) {
    List<Past> past = new ArrayList<>();
    Episodes lived = finding.lived();
    past.add(
        new Past(finding.first().eventTime(), speech.of("first seen", "voor het eerst gezien")));
    lived.reopened().forEach(at -> past.add(new Past(at, speech.of("reopened", "heropend"))));
    Instant resolved = lived.resolvedAt();
    if (resolved != null) {
      past.add(new Past(resolved, speech.of("resolved", "opgelost")));
    }
    Handling.Closing closing = finding.handled().closing();
    if (closing != null) {
      past.add(
          new Past(
              closing.at(),
              speech
                  .of("closed by %s as %s", "gesloten door %s: %s")
                  .formatted(
                      closing.by(),
                      speech.of(
                          closing.as().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                          speech.closedAs(closing.as())))));
    }
    finding
        .handled()
        .comments()
        .forEach(comment -> past.add(new Past(comment.at(), comment.by() + ": " + comment.text())));
    past.sort(Comparator.comparing(Past::at));
    page.element("h2", speech.of("How it got here", "Hoe het zo kwam")).open("ul");
    for (Past event : past) {
      page.open("li")
          .element("time", speech.time(event.at()), "datetime", event.at().toString())
          .text(" " + event.what())
          .close("li");
    }
    page.close("ul");
  }

  private static void commands(Markup page, Finding finding, Speech speech) {
    page.element("h2", speech.of("On the command line", "Op de opdrachtregel"));
    String id = finding.id().substring(0, Math.min(12, finding.id().length()));
    page.open("pre")
        .text("dijkwacht findings show ")
        .text(id)
        .open("br")
        .text("dijkwacht findings acknowledge ")
        .text(id)
        .close("pre");
    page.open("p", "class", "small").text("id " + finding.id()).close("p");
  }
}
