package nl.dijkwacht.core.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.dijkwacht.core.AccountEntry;
import org.jspecify.annotations.Nullable;

/** Notes that a version of a notification was sent. */
final class NotifyStep {

  private final CommandInHand hand;

  NotifyStep(CommandInHand hand) {
    this.hand = hand;
  }

  CaseOutcome notified(CaseDraft draft) {
    Recipient recipient = hand.command().recipient();
    if (recipient == null) {
      return new CaseOutcome.Refused("It does not say who was notified.");
    }
    String lacking = lackingFor(recipient, draft);
    if (lacking != null) {
      return new CaseOutcome.Refused(lacking);
    }
    Instant sentAt = hand.since();
    if (isBeforeAwareness(sentAt, draft)) {
      return new CaseOutcome.Refused(
          "It was sent before anybody was aware of the breach; check the time, or correct the"
              + " awareness first with 'dijkwacht cases aware'.");
    }
    int version = draft.notificationsTo(recipient) + 1;
    CaseClock.Kind kind = clockOf(recipient, version);
    boolean runs = kind != null && draft.runs(kind);
    boolean late = kind != null && draft.isOverdue(kind, sentAt);
    if (late && hand.text().isEmpty()) {
      return new CaseOutcome.Refused(
          "The term was over at that time, so the reasons for the delay are needed (%s)."
              .formatted(article(recipient)));
    }
    String reference = hand.reference();
    draft.notified(
        new Notification(
            recipient,
            version,
            sentAt,
            hand.by(),
            reference,
            hand.text().isEmpty() ? null : hand.text(),
            draft.factsVersion,
            late));
    if (kind != null) {
      draft.stop(kind, sentAt);
    }
    if (runs && kind == CaseClock.Kind.NIS2_NOTIFICATION) {
      draft.start(List.of(hand.policy().onNis2Notification(sentAt)));
    }
    if (recipient == Recipient.AUTHORITY) {
      draft.status = Case.Status.NOTIFIED;
    }
    Map<String, String> details = new TreeMap<>();
    details.put("recipient", recipient.label());
    details.put("version", Integer.toString(version));
    details.put("facts", Integer.toString(draft.factsVersion));
    details.put("reference", reference);
    details.put("late", Boolean.toString(late));
    hand.step(draft, CaseEvent.Step.NOTIFIED, sentAt, details);
    return hand.done(draft);
  }

  /** A processor may tell its controller of a suspicion, but not before anything happened. */
  private static boolean isBeforeAwareness(Instant sentAt, CaseDraft draft) {
    Instant earliest = draft.aware == null ? draft.happenedFrom : draft.aware.at();
    return earliest != null && sentAt.isBefore(earliest);
  }

  private static @Nullable String lackingFor(Recipient recipient, CaseDraft draft) {
    Decision decision = draft.decision;
    Decision informing = draft.informing;
    return switch (recipient) {
      case AUTHORITY ->
          decision == null || !decision.yes()
              ? "It was not decided to notify the authority; 'dijkwacht cases decide' does."
              : null;
      case DATA_SUBJECTS ->
          informing == null || !informing.yes()
              ? "It was not decided to inform the data subjects; 'dijkwacht cases decide"
                  + " --data-subjects' does."
              : null;
      case CONTROLLER ->
          draft.role == AccountEntry.Role.PROCESSOR
              ? null
              : "The legal entity is the controller itself in this case.";
      case CSIRT -> draft.aware == null ? "Nobody declared awareness yet." : null;
    };
  }

  /** The clock that a version of a notification answers; the CSIRT is told three times. */
  static CaseClock.@Nullable Kind clockOf(Recipient recipient, int version) {
    return switch (recipient) {
      case AUTHORITY -> CaseClock.Kind.AUTHORITY;
      case CONTROLLER -> CaseClock.Kind.CONTROLLER;
      case DATA_SUBJECTS -> null;
      case CSIRT ->
          switch (version) {
            case 1 -> CaseClock.Kind.NIS2_WARNING;
            case 2 -> CaseClock.Kind.NIS2_NOTIFICATION;
            default -> CaseClock.Kind.NIS2_REPORT;
          };
    };
  }

  /** Which article has the term. */
  private static String article(Recipient recipient) {
    return switch (recipient) {
      case AUTHORITY -> "Art. 33(1) AVG";
      case CONTROLLER -> "Art. 33(2) AVG";
      case DATA_SUBJECTS -> "Art. 34(1) AVG";
      case CSIRT -> "Art. 23(4) NIS2";
    };
  }
}
