package nl.dijkwacht.api.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import nl.dijkwacht.api.access.Caller;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseClock;
import nl.dijkwacht.core.cases.CaseFinding;

/** Terms of cases that run, what is due first first. */
record RunningClocks(List<Running> all) {

  private static final int MOST_SHOWN = 10;

  /** No cases, or none that may be seen. */
  static final RunningClocks NONE = new RunningClocks(List.of());

  /** A clock, and its case. */
  record Running(Case of, CaseClock clock) {}

  RunningClocks {
    all = List.copyOf(all);
  }

  /** Of the cases that somebody may see. */
  static RunningClocks of(Collection<Case> cases, Caller caller) {
    List<Running> running = new ArrayList<>();
    for (Case each : cases) {
      if (caller.sees(each.legalEntity())) {
        each.clocks().stream()
            .filter(CaseClock::runs)
            .forEach(term -> running.add(new Running(each, term)));
      }
    }
    running.sort(Comparator.comparing(each -> each.clock().dueAt()));
    return new RunningClocks(running);
  }

  int count() {
    return all.size();
  }

  boolean anyOverdue(Instant now) {
    return all.stream().anyMatch(each -> each.clock().isOverdue(now));
  }

  private List<Running> shown() {
    return all.subList(0, Math.min(MOST_SHOWN, all.size()));
  }

  /** The ids of the cases that the table shows. */
  List<String> casesShown() {
    return shown().stream().map(each -> each.of().id()).distinct().toList();
  }

  void write(Markup page, Speech speech, Instant now) {
    if (all.isEmpty()) {
      return;
    }
    String title = speech.of("Clocks that run", "Lopende termijnen");
    page.element("h2", title, "id", "clocks");
    Tables.open(
        page,
        title,
        speech.of("Left", "Over"),
        speech.of("To do", "Te doen"),
        speech.of("Case", "Zaak"),
        speech.of("Legal entity", "Rechtspersoon"),
        speech.of("With", "Bij"));
    shown().forEach(each -> row(page, speech, now, each));
    Tables.close(page);
  }

  private static void row(Markup page, Speech speech, Instant now, Running each) {
    boolean over = each.clock().isOverdue(now);
    String left = speech.duration(Duration.between(now, each.clock().dueAt()));
    String late = speech.of("overdue by ", "te laat: ");
    page.open("tr", "class", over ? "bad" : "").open("td", "class", "left");
    page.element(
        "time",
        over ? late + left : left,
        "datetime",
        each.clock().dueAt().toString(),
        "data-over",
        late);
    page.close("td").element("td", speech.clock(each.clock().kind()));
    page.element("td", about(each.of(), speech)).element("td", each.of().legalEntity());
    String owner = each.of().owner();
    page.element("td", owner.isEmpty() ? speech.of("nobody yet", "nog niemand") : owner)
        .close("tr");
  }

  private static String title(CaseFinding finding, Speech speech) {
    String dutch = speech.dutch() ? finding.titleNl() : null;
    return dutch == null ? finding.title() : dutch;
  }

  /** Of requests not by whom, which is a pseudonym that tells nothing. */
  private static String about(Case each, Speech speech) {
    String number = each.id().substring(0, Math.min(8, each.id().length()));
    return each.findings().stream()
        .findFirst()
        .map(finding -> number + " · " + title(finding, speech))
        .orElse(number);
  }
}
