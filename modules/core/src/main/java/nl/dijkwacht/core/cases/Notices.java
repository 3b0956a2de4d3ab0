package nl.dijkwacht.core.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.Clipped;
import org.jspecify.annotations.Nullable;

/** Words the messages to people about cases. */
final class Notices {

  private Notices() {}

  static Notice opened(CaseDraft draft, Instant at, String what, String inDutch) {
    boolean processor = draft.role == AccountEntry.Role.PROCESSOR;
    if (draft.kind == Case.Kind.REQUEST) {
      return step(
          draft,
          Notice.Kind.OPENED,
          at,
          "A data subject's request is to be answered.",
          "Een verzoek van een betrokkene moet worden beantwoord.");
    }
    return step(
        draft,
        Notice.Kind.OPENED,
        at,
        "Suspicion of a personal data breach: %s. Acknowledge and assess it.%s"
            .formatted(
                Clipped.line(what),
                processor ? " As a processor, tell the controller (Art. 33(2))." : ""),
        "Vermoeden van een datalek: %s. Bevestig ontvangst en beoordeel het.%s"
            .formatted(
                Clipped.line(inDutch),
                processor ? " Als verwerker: informeer de verwerkingsverantwoordelijke." : ""));
  }

  static Notice aware(CaseDraft draft, Instant at, Instant dueAt) {
    return step(
        draft,
        Notice.Kind.AWARE,
        at,
        "A person declared awareness of a breach; the term ends at %s.".formatted(dueAt),
        "Kennisname van een inbreuk is vastgesteld; de termijn eindigt op %s.".formatted(dueAt));
  }

  static Notice closed(CaseDraft draft, Instant at) {
    return step(
        draft,
        Notice.Kind.CLOSED,
        at,
        "The case was closed: %s.".formatted(draft.status.english()),
        "Het dossier is gesloten: %s.".formatted(draft.status.dutch()));
  }

  private static Notice step(
      CaseDraft draft, Notice.Kind kind, Instant at, String text, String tekst) {
    return notice(draft, kind, at, null, List.of(), recipients(draft, 0), text, tekst);
  }

  /**
   * Of a clock.
   *
   * @param at the threshold that is told
   * @param passed those before it that nobody was told
   */
  static Notice threshold(CaseDraft draft, CaseClock clock, Instant at, List<Instant> passed) {
    boolean over = !at.isBefore(clock.dueAt());
    boolean assessment =
        clock.kind() == CaseClock.Kind.ACKNOWLEDGE || clock.kind() == CaseClock.Kind.ASSESS;
    Notice.Kind kind =
        !over ? Notice.Kind.REMINDER : assessment ? Notice.Kind.ESCALATION : Notice.Kind.OVERDUE;
    int deputies = over ? 1 + (int) Duration.between(clock.dueAt(), at).toDays() : 0;
    String text;
    String tekst;
    if (over) {
      text = "%s is overdue since %s.".formatted(english(clock.kind()), clock.dueAt());
      tekst = "%s: termijn verstreken op %s.".formatted(dutch(clock.kind()), clock.dueAt());
    } else {
      Duration left = Duration.between(at, clock.dueAt());
      text =
          "%s is due at %s, %d hours after this reminder."
              .formatted(english(clock.kind()), clock.dueAt(), left.toHours());
      tekst =
          "%s: termijn eindigt op %s, %d uur na deze herinnering."
              .formatted(dutch(clock.kind()), clock.dueAt(), left.toHours());
    }
    return notice(draft, kind, at, clock, passed, recipients(draft, deputies), text, tekst);
  }

  private static Notice notice(
      CaseDraft draft,
      Notice.Kind kind,
      Instant at,
      @Nullable CaseClock clock,
      List<Instant> passed,
      List<String> to,
      String text,
      String tekst) {
    String what = clock == null ? kind.name() : clock.kind() + " " + clock.startedAt();
    return new Notice(
        Notice.idOf(draft.id, what, at),
        draft.id,
        draft.legalEntity,
        draft.kind,
        kind,
        at,
        clock == null ? null : clock.kind(),
        clock == null ? null : clock.dueAt(),
        passed,
        to,
        draft.status,
        text,
        tekst);
  }

  /**
   * The one who works on it, the mandated owner, as many deputies as its delay asks for, the FG.
   */
  private static List<String> recipients(CaseDraft draft, int deputies) {
    CaseDuty duty = draft.duty();
    Set<String> to = new LinkedHashSet<>(List.of(draft.owner, duty.owner()));
    duty.deputies().stream().limit(deputies).forEach(to::add);
    to.add(draft.officer);
    to.remove("");
    return List.copyOf(to);
  }

  private static String english(CaseClock.Kind kind) {
    return switch (kind) {
      case ACKNOWLEDGE -> "Acknowledging the suspicion";
      case ASSESS -> "Assessing the suspicion";
      case AUTHORITY -> "Notifying the supervisory authority (Art. 33(1))";
      case CONTROLLER -> "Notifying the controller (Art. 33(2))";
      case NIS2_WARNING -> "The early warning of NIS2";
      case NIS2_NOTIFICATION -> "The notification of NIS2";
      case NIS2_REPORT -> "The final report of NIS2";
      case REQUEST -> "Answering the data subject (Art. 12(3))";
    };
  }

  private static String dutch(CaseClock.Kind kind) {
    return switch (kind) {
      case ACKNOWLEDGE -> "Ontvangst van het vermoeden bevestigen";
      case ASSESS -> "Het vermoeden beoordelen";
      case AUTHORITY -> "Melden aan de Autoriteit Persoonsgegevens (art. 33 lid 1)";
      case CONTROLLER -> "Melden aan de verwerkingsverantwoordelijke (art. 33 lid 2)";
      case NIS2_WARNING -> "Vroegtijdige waarschuwing (Cyberbeveiligingswet)";
      case NIS2_NOTIFICATION -> "Melding (Cyberbeveiligingswet)";
      case NIS2_REPORT -> "Eindverslag (Cyberbeveiligingswet)";
      case REQUEST -> "De betrokkene antwoorden (art. 12 lid 3)";
    };
  }
}
