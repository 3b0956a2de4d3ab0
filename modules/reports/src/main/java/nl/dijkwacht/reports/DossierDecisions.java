package nl.dijkwacht.reports;

import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.cases.Decision;
import nl.dijkwacht.core.cases.Notification;
import org.jspecify.annotations.Nullable;

/** What was decided, and who was told. */
record DossierDecisions(Dossier dossier, Words words, Html html) {

  void write() {
    decisions();
    notifications();
  }

  private void decisions() {
    html.section(words.of("Besluiten", "Decisions"));
    html.open(Tag.TABLE);
    html.headings(
        words.of("Vraag", "Question"),
        words.of("Besluit", "Decision"),
        words.of("Reden", "Reason"));
    html.open(Tag.TBODY);
    decision(
        words.of("Melden aan de toezichthouder (art. 33)", "Notify the authority (Art. 33)"),
        dossier.subject().decision());
    decision(
        words.of("Betrokkenen informeren (art. 34)", "Inform data subjects (Art. 34)"),
        dossier.subject().informing());
    html.close(Tag.TBODY).close(Tag.TABLE);
    dossier.steps().stream()
        .filter(step -> step.step() == CaseEvent.Step.ADVISED)
        .forEach(
            step ->
                html.element(
                    Tag.P,
                    words
                        .of("Advies van %s (%s), %s: %s", "Advice of %s (%s), %s: %s")
                        .formatted(
                            step.by(),
                            words.role(step.role()),
                            words.time(step.at()),
                            step.reason())));
  }

  private void decision(String question, @Nullable Decision decision) {
    if (decision == null) {
      html.row(question, words.of("te bepalen", "to be decided"), "");
    } else {
      html.row(question, words.yes(decision.yes()), decision.reason());
    }
  }

  private void notifications() {
    html.section(words.of("Meldingen", "Notifications"));
    if (dossier.subject().notifications().isEmpty()) {
      html.element(Tag.P, words.of("Er is niets gemeld.", "Nothing was notified."));
      return;
    }
    html.open(Tag.TABLE);
    html.headings(
        words.of("Aan", "To"),
        words.of("Versie", "Version"),
        words.of("Verzonden", "Sent"),
        words.of("Kenmerk", "Reference"),
        words.of("Feiten", "Facts"),
        words.of("Te laat", "Late"),
        words.of("Toelichting en reden van vertraging", "Explanation and reasons for delay"));
    html.open(Tag.TBODY);
    dossier.subject().notifications().forEach(this::notification);
    html.close(Tag.TBODY).close(Tag.TABLE);
  }

  private void notification(Notification sent) {
    String text = sent.text();
    html.row(
        words.recipient(sent.recipient()),
        Integer.toString(sent.version()),
        "%s, %s".formatted(words.time(sent.at()), sent.by()),
        sent.reference(),
        words.of("versie %d", "version %d").formatted(sent.factsVersion()),
        words.yes(sent.late()),
        text == null ? "" : text);
  }
}
