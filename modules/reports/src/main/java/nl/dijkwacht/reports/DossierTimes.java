package nl.dijkwacht.reports;

import java.time.Instant;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseClock;
import nl.dijkwacht.core.cases.Decision;
import nl.dijkwacht.core.cases.Moment;
import org.jspecify.annotations.Nullable;

/** When what happened and was done, and which terms ran. */
record DossierTimes(Dossier dossier, Words words, Html html) {

  void write() {
    timeline();
    clocks();
  }

  private void timeline() {
    Case subject = dossier.subject();
    html.section(words.of("Tijdlijn", "Timeline"));
    html.open(Tag.TABLE);
    html.headings(words.of("Wat", "What"), words.of("Wanneer", "When"), words.of("Wie", "Who"));
    html.open(Tag.TBODY);
    if (subject.kind() == Case.Kind.BREACH) {
      happened(words.of("Gebeurd vanaf", "Happened from"), subject.happenedFrom());
      happened(words.of("Gebeurd tot", "Happened to"), subject.happenedTo());
      happened(words.of("Gedetecteerd", "Detected"), subject.detectedAt());
    }
    happened(words.of("Dossier geopend", "Case opened"), subject.openedAt());
    did(words.of("Ontvangst bevestigd", "Acknowledged"), subject.acknowledged());
    if (subject.kind() == Case.Kind.BREACH) {
      did(words.of("Kennisname (bewust)", "Aware"), subject.aware());
      decided(words.of("Besloten over melding", "Decided on notifying"), subject.decision());
      decided(words.of("Besloten over informeren", "Decided on informing"), subject.informing());
      subject
          .notifications()
          .forEach(
              sent ->
                  html.row(
                      words
                          .of("Gemeld: %s, versie %d", "Notified: %s, version %d")
                          .formatted(words.recipient(sent.recipient()), sent.version()),
                      words.time(sent.at()),
                      sent.by()));
    }
    did(words.of("Gesloten", "Closed"), subject.closed());
    html.close(Tag.TBODY).close(Tag.TABLE);
  }

  private void happened(String what, @Nullable Instant at) {
    html.row(what, words.time(at), "");
  }

  private void did(String what, @Nullable Moment moment) {
    if (moment == null) {
      html.row(what, "–", "");
      return;
    }
    boolean later = !moment.recordedAt().equals(moment.at());
    String recorded =
        later
            ? words
                .of(" (vastgelegd %s)", " (recorded %s)")
                .formatted(words.time(moment.recordedAt()))
            : "";
    html.row(
        what,
        words.time(moment.at()) + recorded,
        "%s (%s)".formatted(moment.by(), words.role(moment.role())));
  }

  private void decided(String what, @Nullable Decision decision) {
    if (decision == null) {
      html.row(what, "–", "");
    } else {
      html.row(
          what,
          words.time(decision.at()),
          "%s (%s)".formatted(decision.by(), words.role(decision.role())));
    }
  }

  private void clocks() {
    html.section(words.of("Termijnen", "Terms"));
    html.open(Tag.TABLE);
    html.headings(
        words.of("Termijn", "Term"),
        words.of("Loopt vanaf", "Runs from"),
        words.of("Eindigt", "Ends"),
        words.of("Stand", "State"));
    html.open(Tag.TBODY);
    dossier
        .subject()
        .clocks()
        .forEach(
            clock ->
                html.row(
                    words.clock(clock.kind()),
                    words.time(clock.startedAt()),
                    words.time(clock.dueAt()),
                    state(clock)));
    html.close(Tag.TBODY).close(Tag.TABLE);
  }

  private String state(CaseClock clock) {
    Instant stopped = clock.stoppedAt();
    if (stopped == null) {
      return clock.isOverdue(dossier.at())
          ? words.of("OVER TIJD", "OVERDUE")
          : words.of("loopt", "runs");
    }
    String when = words.time(stopped);
    return clock.stoppedLate()
        ? words.of("gestopt op %s, te laat", "stopped at %s, late").formatted(when)
        : words.of("gestopt op %s, op tijd", "stopped at %s, in time").formatted(when);
  }
}
