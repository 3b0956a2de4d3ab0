package nl.dijkwacht.api.pages;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.api.access.Caller;
import nl.dijkwacht.api.access.Role;
import nl.dijkwacht.api.resources.LegalEntities;
import nl.dijkwacht.api.resources.ScoreCard;
import nl.dijkwacht.api.resources.Standings;
import nl.dijkwacht.api.views.Views;
import nl.dijkwacht.core.Alert;
import nl.dijkwacht.core.Articles;
import nl.dijkwacht.core.Finding;
import nl.dijkwacht.core.Level;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseClock;

/**
 * How things stand, for somebody who was just woken: whether a clock runs, what is open, what came
 * last, whether everything is being seen. Thread-safe.
 */
final class StatusPage {

  private static final int MOST_FINDINGS = 8;
  private static final int MOST_ALERTS = 12;
  private static final int MOST_CLOCKS = 10;

  private final Views views;
  private final LegalEntities entities;
  private final Standings standings;
  private final MeterRegistry registry;
  private final Clock clock;

  StatusPage(
      Views views,
      LegalEntities entities,
      Standings standings,
      MeterRegistry registry,
      Clock clock) {
    this.views = views;
    this.entities = entities;
    this.standings = standings;
    this.registry = registry;
    this.clock = clock;
  }

  /** A clock that runs, and its case. */
  private record Running(Case of, CaseClock clock) {}

  /**
   * @param caller empty for who has no token, who sees counts alone
   */
  String main(Optional<Caller> caller, Speech speech) {
    List<Finding> open =
        views.findings().all().stream()
            .filter(finding -> finding.status() == Finding.Status.OPEN)
            .filter(finding -> sees(caller, finding))
            .toList();
    List<Running> running =
        caller.filter(who -> who.hasAny(Role.OF_CASES)).map(this::running).orElse(List.of());
    Seeing seeing = Seeing.of(registry);
    Markup page = new Markup();
    verdict(page, speech, open, running, seeing);
    if (!views.isCurrent()) {
      page.element(
          "p",
          speech.of(
              "Not all topics could be read yet, so something may be missing here.",
              "Nog niet alle topics konden worden gelezen; hier kan iets ontbreken."),
          "class",
          "warning");
    }
    clocks(page, speech, running);
    levels(page, speech, open);
    headlines(page, speech, caller);
    if (caller.isPresent()) {
      alerts(page, speech, caller.get());
      gravest(page, speech, open);
    } else {
      signIn(page, speech);
    }
    seeing(page, speech, seeing);
    links(page, speech);
    return page.html();
  }

  private boolean sees(Optional<Caller> caller, Finding finding) {
    return caller.map(who -> who.sees(entities.of(finding.subject().account()))).orElse(true);
  }

  private List<Running> running(Caller caller) {
    List<Running> running = new ArrayList<>();
    for (Case each : views.cases().all()) {
      if (caller.sees(each.legalEntity())) {
        each.clocks().stream()
            .filter(CaseClock::runs)
            .forEach(term -> running.add(new Running(each, term)));
      }
    }
    running.sort(Comparator.comparing(each -> each.clock().dueAt()));
    return running;
  }

  private void verdict(
      Markup page, Speech speech, List<Finding> open, List<Running> running, Seeing seeing) {
    long critical = count(open, Level.CRITICAL);
    long high = count(open, Level.HIGH);
    boolean overdue = running.stream().anyMatch(each -> each.clock().isOverdue(clock.instant()));
    String look =
        critical > 0 || overdue ? "bad" : high > 0 || !seeing.isGood() ? "doubtful" : "good";
    List<String> sentences = new ArrayList<>();
    sentences.add(
        critical + high == 0
            ? speech.of(
                "No critical or high findings are open.",
                "Er staan geen kritieke of hoge bevindingen open.")
            : speech
                .of(
                    "%s critical and %s high findings are open.",
                    "%s kritieke en %s hoge bevindingen staan open.")
                .formatted(speech.number(critical), speech.number(high)));
    if (!running.isEmpty()) {
      sentences.add(
          speech
              .of("%s clocks run.", "Er lopen %s termijnen.")
              .formatted(speech.number(running.size())));
    }
    sentences.add(
        seeing.isGood()
            ? speech.of("Everything is being seen.", "Alles wordt gezien.")
            : speech.of("Not everything is being seen.", "Niet alles wordt gezien."));
    page.element(
        "h1", String.join(" ", sentences), "class", "verdict " + look, "aria-live", "polite");
    page.open("p", "class", "small")
        .text(speech.of("As of ", "Stand van "))
        .text(speech.time(clock.instant()))
        .close("p");
  }

  private static long count(List<Finding> open, Level level) {
    return open.stream().filter(finding -> finding.level() == level).count();
  }

  private void clocks(Markup page, Speech speech, List<Running> running) {
    if (running.isEmpty()) {
      return;
    }
    heading(page, "clocks", speech.of("Clocks that run", "Lopende termijnen"));
    table(
        page,
        speech.of("Left", "Over"),
        speech.of("To do", "Te doen"),
        speech.of("Case", "Zaak"),
        speech.of("Legal entity", "Rechtspersoon"),
        speech.of("With", "Bij"));
    Instant now = clock.instant();
    for (Running each : running.subList(0, Math.min(MOST_CLOCKS, running.size()))) {
      boolean over = each.clock().isOverdue(now);
      page.open("tr", "class", over ? "bad" : "").open("td", "class", "left");
      String left = speech.duration(Duration.between(now, each.clock().dueAt()));
      page.element(
          "time",
          over ? speech.of("overdue by ", "te laat: ") + left : left,
          "datetime",
          each.clock().dueAt().toString(),
          "data-over",
          speech.of("overdue by ", "te laat: "));
      page.close("td").element("td", speech.clock(each.clock().kind()));
      page.element("td", about(each.of()))
          .element("td", each.of().legalEntity())
          .element(
              "td",
              each.of().owner().isEmpty()
                  ? speech.of("nobody yet", "nog niemand")
                  : each.of().owner())
          .close("tr");
    }
    endTable(page);
  }

  /** Of requests not by whom, which is a pseudonym that tells nothing. */
  private static String about(Case each) {
    String number = each.id().substring(0, Math.min(8, each.id().length()));
    return each.findings().stream()
        .findFirst()
        .map(finding -> number + " · " + finding.title())
        .orElse(number);
  }

  private static void levels(Markup page, Speech speech, List<Finding> open) {
    heading(page, "open", speech.of("Open findings by severity", "Open bevindingen naar ernst"));
    Map<Level, Long> counts = new EnumMap<>(Level.class);
    open.forEach(finding -> counts.merge(finding.level(), 1L, Long::sum));
    page.open("ul", "class", "tiles");
    List<Level> levels = new ArrayList<>(List.of(Level.values()));
    Collections.reverse(levels);
    for (Level level : levels) {
      long count = counts.getOrDefault(level, 0L);
      page.open("li", "class", "tile " + (count == 0 ? "none" : level.label()))
          .element("strong", speech.number(count))
          .element("span", speech.level(level))
          .close("li");
    }
    page.close("ul");
  }

  private void alerts(Markup page, Speech speech, Caller caller) {
    heading(page, "alerts", speech.of("Newest alerts", "Nieuwste meldingen"));
    List<Alert> all = new ArrayList<>(views.alerts().all());
    Collections.reverse(all);
    List<Alert> newest =
        all.stream()
            .filter(alert -> caller.sees(entities.of(alert.finding().subject().account())))
            .limit(MOST_ALERTS)
            .toList();
    if (newest.isEmpty()) {
      page.element("p", speech.of("There are none.", "Er zijn er geen."));
      return;
    }
    findingTable(page, speech, speech.of("Happened", "Gebeurd"));
    for (Alert alert : newest) {
      Finding finding = alert.finding();
      row(page, speech, finding, alert.cause().eventTime(), speech.transition(alert.transition()));
    }
    endTable(page);
  }

  private static void findingTable(Markup page, Speech speech, String when) {
    table(
        page,
        speech.of("Severity", "Ernst"),
        when,
        speech.of("What", "Wat"),
        speech.of("To what", "Waaraan"),
        speech.of("By whom", "Door wie"),
        speech.of("Why it matters", "Waarom het telt"));
  }

  private void gravest(Markup page, Speech speech, List<Finding> open) {
    if (open.isEmpty()) {
      return;
    }
    heading(page, "gravest", speech.of("Gravest open findings", "Ernstigste open bevindingen"));
    findingTable(page, speech, speech.of("Open since", "Open sinds"));
    open.stream()
        .sorted(
            Comparator.comparing(Finding::level)
                .thenComparing(finding -> finding.lived().openedAt())
                .reversed())
        .limit(MOST_FINDINGS)
        .forEach(
            finding ->
                row(
                    page,
                    speech,
                    finding,
                    finding.lived().openedAt(),
                    finding.handled().acknowledged() == null
                        ? speech.of("nobody looks at it yet", "nog niemand kijkt ernaar")
                        : speech.of("acknowledged", "in behandeling")));
    endTable(page);
  }

  private void row(Markup page, Speech speech, Finding finding, Instant at, String state) {
    page.open("tr")
        .open("td")
        .element("span", speech.level(finding.level()), "class", "level " + finding.level().label())
        .close("td");
    page.open("td").element("time", speech.time(at), "datetime", at.toString()).close("td");
    page.open("td", "class", "what")
        .element("a", People.title(finding, speech), "href", "/findings/" + finding.id())
        .element("span", state, "class", "small")
        .close("td");
    page.open("td", "class", "name")
        .text(People.what(finding))
        .element("span", account(finding.subject().account()), "class", "small")
        .close("td");
    who(page, People.who(finding, speech));
    List<String> articles = Articles.allOf(finding.rule().tags());
    page.element("td", articles.isEmpty() ? "" : "AVG " + String.join(", ", articles)).close("tr");
  }

  /** The person stands out; the role and the address are long. */
  private static void who(Markup page, String who) {
    int end = who.indexOf(" · ");
    page.open("td", "class", "name").text(end < 0 ? who : who.substring(0, end));
    if (end >= 0) {
      page.element("span", who.substring(end + 3), "class", "small");
    }
    page.close("td");
  }

  private String account(String id) {
    String name = entities.nameOf(id);
    return name.isEmpty() ? id : id + " · " + name;
  }

  private static void signIn(Markup page, Speech speech) {
    page.open("p", "class", "note");
    page.text(
        speech.of(
            "What happened, to what and by whom, is shown to who has signed in: ",
            "Wat er gebeurde, waaraan en door wie, ziet wie is aangemeld: "));
    page.element("a", speech.of("sign in", "aanmelden"), "href", "/sign-in").close("p");
  }

  private void headlines(Markup page, Speech speech, Optional<Caller> caller) {
    heading(page, "controls", speech.of("The five controls", "De vijf maatregelen"));
    Optional<ScoreCard> card =
        standings.score(account -> caller.map(who -> who.sees(entities.of(account))).orElse(true));
    if (card.isEmpty()) {
      page.element(
          "p",
          speech.of(
              "The states of resources are being read.",
              "De toestand van de bronnen wordt gelezen."));
      return;
    }
    page.open("ul", "class", "tiles");
    for (ScoreCard.Part part : card.get().parts().getOrDefault("headlines", List.of())) {
      boolean known = part.counted().tenths().isPresent();
      int tenths = part.counted().tenths().orElse(0);
      String look = !known ? "none" : tenths == 1_000 ? "pass" : "fail";
      page.open("li", "class", "tile " + look)
          .element("strong", known ? "%d.%d %%".formatted(tenths / 10, tenths % 10) : "–")
          .element("span", speech.headline(part.name()))
          .element(
              "span",
              known
                  ? speech
                      .of("%s fail, %s pass", "%s falen, %s slagen")
                      .formatted(
                          speech.number(part.counted().failed()),
                          speech.number(part.counted().passed()))
                  : speech.of("nothing to judge", "niets te beoordelen"),
              "class",
              "small")
          .close("li");
    }
    page.close("ul");
  }

  private static void seeing(Markup page, Speech speech, Seeing seeing) {
    heading(page, "seeing", speech.of("Is everything being seen?", "Wordt alles gezien?"));
    page.open("ul", "class", "tiles");
    fact(
        page,
        seeing.sources() == 0 ? "–" : speech.number(seeing.silent()),
        speech.of("silent sources", "stille bronnen"),
        seeing.sources() == 0
            ? speech.of("none are watched here", "geen worden hier gevolgd")
            : speech.of("of %s", "van %s").formatted(speech.number(seeing.sources())),
        seeing.silent() > 0);
    fact(
        page,
        speech.number(seeing.lag()),
        speech.of("records wait", "records wachten"),
        "",
        seeing.isBehind());
    fact(
        page,
        speech.number(seeing.deadLetters()),
        speech.of("dead letters", "onbruikbare invoer"),
        speech.of("since this instance started", "sinds deze instantie begon"),
        seeing.deadLetters() > 0);
    page.close("ul");
  }

  private static void fact(Markup page, String figure, String name, String more, boolean worrying) {
    page.open("li", "class", "tile " + (worrying ? "fail" : "none"))
        .element("strong", figure)
        .element("span", name);
    if (!more.isEmpty()) {
      page.element("span", more, "class", "small");
    }
    page.close("li");
  }

  private static void links(Markup page, Speech speech) {
    page.open("nav", "aria-label", speech.of("More", "Meer")).open("ul");
    link(page, "/health/ready", speech.of("Health", "Gezondheid"));
    link(page, "/metrics", speech.of("Metrics", "Metingen"));
    link(page, "/api/openapi.yaml", speech.of("API description", "Beschrijving van de API"));
    page.close("ul").close("nav");
  }

  private static void link(Markup page, String to, String text) {
    page.open("li").element("a", text, "href", to).close("li");
  }

  private static void heading(Markup page, String id, String text) {
    page.element("h2", text, "id", id);
  }

  /** On a narrow screen it scrolls by itself, also with the keyboard. */
  private static void table(Markup page, String... headings) {
    page.open(
            "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", headings[1])
        .open("table")
        .open("thead")
        .open("tr");
    for (String each : headings) {
      page.element("th", each, "scope", "col");
    }
    page.close("tr").close("thead").open("tbody");
  }

  private static void endTable(Markup page) {
    page.close("tbody").close("table").close("div");
  }
}
