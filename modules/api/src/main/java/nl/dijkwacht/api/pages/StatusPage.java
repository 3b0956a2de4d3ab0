package nl.dijkwacht.api.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.dijkwacht.api.access.Caller;
import nl.dijkwacht.api.access.Role;
import nl.dijkwacht.api.resources.Api;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.signal.Level;

/**
 * How things stand, for somebody who was just woken: whether a clock runs, what is open, what came
 * last, whether everything is being seen. Thread-safe.
 */
final class StatusPage {

  private static final int MOST_FINDINGS = 8;
  private static final int MOST_ALERTS = 12;

  private final Api.Parts parts;

  StatusPage(Api.Parts parts) {
    this.parts = parts;
  }

  /**
   * A page for somebody.
   *
   * @param findings ids of those that it shows
   * @param cases ids of those that it shows
   */
  record Shown(String main, List<String> findings, List<String> cases) {}

  /** For who has no token: counts alone. */
  String forAnyone(Speech speech) {
    Markup page = new Markup();
    counts(page, speech, Optional.empty(), RunningClocks.NONE);
    page.open("p", "class", "note");
    page.text(
        speech.of(
            "What happened, to what and by whom, is shown to who has signed in: ",
            "Wat er gebeurde, waaraan en door wie, ziet wie is aangemeld: "));
    page.element("a", speech.of("sign in", "aanmelden"), "href", "/sign-in").close("p");
    end(page, speech);
    return page.html();
  }

  /** For who could see all, if it could be noted that they do. */
  String withoutNames(Speech speech) {
    Markup page = new Markup();
    page.element(
        "p",
        speech.of(
            "It could not be noted who looks, as Kafka does not answer; so there are no names here."
                + " Try again in a moment.",
            "Er kon niet worden vastgelegd wie er kijkt, want Kafka antwoordt niet; daarom staan"
                + " hier geen namen. Probeer het zo opnieuw."),
        "class",
        "warning",
        "role",
        "alert");
    counts(page, speech, Optional.empty(), RunningClocks.NONE);
    end(page, speech);
    return page.html();
  }

  Shown of(Caller caller, Speech speech) {
    RunningClocks running =
        caller.hasAny(Role.OF_CASES)
            ? RunningClocks.of(parts.views().cases().all(), caller)
            : RunningClocks.NONE;
    Markup page = new Markup();
    List<Finding> open = counts(page, speech, Optional.of(caller), running);
    List<Alert> newest = newest(caller);
    alerts(page, speech, newest);
    List<Finding> gravest = gravest(open);
    gravest(page, speech, gravest);
    end(page, speech);
    List<String> findings =
        Stream.concat(newest.stream().map(Alert::finding), gravest.stream())
            .map(Finding::id)
            .distinct()
            .toList();
    return new Shown(page.html(), findings, running.casesShown());
  }

  /** What tells of nobody; and the findings that are counted. */
  private List<Finding> counts(
      Markup page, Speech speech, Optional<Caller> caller, RunningClocks running) {
    List<Finding> open =
        parts.views().findings().all().stream()
            .filter(finding -> finding.status() == Finding.Status.OPEN)
            .filter(finding -> sees(caller, finding))
            .toList();
    Instant now = parts.clock().instant();
    Verdict.of(open, running, Seeing.of(parts.registry()), now).write(page, speech);
    if (!parts.views().isCurrent()) {
      page.element(
          "p",
          speech.of(
              "Not all topics could be read yet, so something may be missing here.",
              "Nog niet alle topics konden worden gelezen; hier kan iets ontbreken."),
          "class",
          "warning");
    }
    running.write(page, speech, now);
    levels(page, speech, open);
    Posture.write(
        page,
        speech,
        parts
            .standings()
            .score(
                account -> caller.map(who -> who.sees(parts.entities().of(account))).orElse(true)));
    return open;
  }

  private boolean sees(Optional<Caller> caller, Finding finding) {
    return caller
        .map(who -> who.sees(parts.entities().of(finding.subject().account())))
        .orElse(true);
  }

  private static void levels(Markup page, Speech speech, List<Finding> open) {
    page.element(
        "h2", speech.of("Open findings by severity", "Open bevindingen naar ernst"), "id", "open");
    Map<Level, Long> counts = new EnumMap<>(Level.class);
    open.forEach(finding -> counts.merge(finding.level(), 1L, Long::sum));
    List<Level> levels = new ArrayList<>(List.of(Level.values()));
    Collections.reverse(levels);
    Tile.all(
        page,
        levels.stream()
            .map(
                level -> {
                  long count = counts.getOrDefault(level, 0L);
                  return new Tile(
                      count == 0 ? "none" : level.label(),
                      speech.number(count),
                      speech.level(level),
                      "");
                })
            .toList());
  }

  private List<Alert> newest(Caller caller) {
    List<Alert> all = new ArrayList<>(parts.views().alerts().all());
    Collections.reverse(all);
    return all.stream()
        .filter(alert -> sees(Optional.of(caller), alert.finding()))
        .limit(MOST_ALERTS)
        .toList();
  }

  private void alerts(Markup page, Speech speech, List<Alert> newest) {
    String title = speech.of("Newest alerts", "Nieuwste meldingen");
    page.element("h2", title, "id", "alerts");
    if (newest.isEmpty()) {
      page.element("p", speech.of("There are none.", "Er zijn er geen."));
      return;
    }
    FindingTable table = new FindingTable(page, speech, parts.entities());
    table.open(title, speech.of("Happened", "Gebeurd"));
    for (Alert alert : newest) {
      table.row(alert.finding(), alert.cause().eventTime(), speech.transition(alert.transition()));
    }
    table.close();
  }

  private static List<Finding> gravest(List<Finding> open) {
    return open.stream()
        .sorted(
            Comparator.comparing(Finding::level)
                .thenComparing(finding -> finding.lived().openedAt())
                .reversed())
        .limit(MOST_FINDINGS)
        .toList();
  }

  private void gravest(Markup page, Speech speech, List<Finding> gravest) {
    if (gravest.isEmpty()) {
      return;
    }
    String title = speech.of("Gravest open findings", "Ernstigste open bevindingen");
    page.element("h2", title, "id", "gravest");
    FindingTable table = new FindingTable(page, speech, parts.entities());
    table.open(title, speech.of("Open since", "Open sinds"));
    for (Finding finding : gravest) {
      table.row(
          finding,
          finding.lived().openedAt(),
          finding.handled().acknowledged() == null
              ? speech.of("nobody looks at it yet", "nog niemand kijkt ernaar")
              : speech.of("acknowledged", "in behandeling"));
    }
    table.close();
  }

  private void end(Markup page, Speech speech) {
    Seeing.of(parts.registry()).write(page, speech);
    page.open("nav", "aria-label", speech.of("More", "Meer")).open("ul");
    link(page, "/health/ready", speech.of("Health", "Gezondheid"));
    link(page, "/metrics", speech.of("Metrics", "Metingen"));
    link(page, "/api/openapi.yaml", speech.of("API description", "Beschrijving van de API"));
    page.close("ul").close("nav");
  }

  private static void link(Markup page, String to, String text) {
    page.open("li").element("a", text, "href", to).close("li");
  }
}
