package nl.dijkwacht.core.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.AccountEntry;
import org.jspecify.annotations.Nullable;

/** What the case owner and analysts do about a breach, but for telling others of it. */
final class BreachSteps {

  private final CommandInHand hand;

  BreachSteps(CommandInHand hand) {
    this.hand = hand;
  }

  CaseOutcome assess(CaseDraft draft) {
    BreachFacts told = hand.command().facts();
    if (told == null || told.equals(BreachFacts.NONE)) {
      return new CaseOutcome.Refused(
          "It tells no fact; 'dijkwacht cases assess --help' shows those there are.");
    }
    if (told.isImpossible()) {
      return new CaseOutcome.Refused("A number of data subjects or records is below zero.");
    }
    hand.acknowledge(draft);
    draft.facts = draft.facts.with(told);
    draft.factsVersion++;
    Map<String, String> details = told.told();
    details.put("version", Integer.toString(draft.factsVersion));
    hand.step(draft, CaseEvent.Step.ASSESSED, details);
    return hand.done(draft);
  }

  CaseOutcome aware(CaseDraft draft) {
    Instant since = hand.since();
    if (draft.aware != null && hand.text().isEmpty()) {
      return new CaseOutcome.Refused(
          "Awareness was declared before; to correct it, give the reason.");
    }
    if (draft.aware != null && draft.decision != null) {
      return new CaseOutcome.Refused(
          "It was decided already whether to notify, so awareness stays as it is.");
    }
    if (draft.happenedFrom != null && since.isBefore(draft.happenedFrom)) {
      return new CaseOutcome.Refused(
          "Nobody can be aware before the first event of the case happened.");
    }
    hand.acknowledge(draft);
    draft.aware = hand.moment(since);
    draft.status = Case.Status.AWARE;
    draft.stop(CaseClock.Kind.ASSESS, hand.at());
    boolean processor = draft.role == AccountEntry.Role.PROCESSOR;
    List<CaseClock> clocks = hand.policy().onAwareness(since, processor);
    draft.start(clocks.stream().map(clock -> answered(clock, draft)).toList());
    hand.step(draft, CaseEvent.Step.AWARE, since, Map.of("due", clocks.get(0).dueAt().toString()));
    draft.notice(Notices.aware(draft, hand.arrivedAt(), clocks.get(0).dueAt()));
    return hand.done(draft);
  }

  /** A term that a notification answered does not run again when the awareness is corrected. */
  private static CaseClock answered(CaseClock clock, CaseDraft draft) {
    return draft.notifications.stream()
        .filter(sent -> clock.kind() == NotifyStep.clockOf(sent.recipient(), sent.version()))
        .findFirst()
        .map(sent -> clock.stopped(sent.at()))
        .orElse(clock);
  }

  CaseOutcome decide(CaseDraft draft) {
    Boolean yes = hand.command().yes();
    if (draft.aware == null) {
      return new CaseOutcome.Refused(
          "Nobody declared awareness yet; 'dijkwacht cases aware' does.");
    }
    if (yes == null || hand.text().isEmpty()) {
      return new CaseOutcome.Refused(
          "A decision says whether to notify, and why; an auditor reads the reason.");
    }
    if (!yes && draft.notificationsTo(Recipient.AUTHORITY) > 0) {
      return new CaseOutcome.Refused("The authority was notified already.");
    }
    draft.decision = new Decision(yes, hand.by(), hand.command().role(), hand.at(), hand.text());
    if (yes) {
      draft.status =
          draft.notificationsTo(Recipient.AUTHORITY) > 0
              ? Case.Status.NOTIFIED
              : Case.Status.NOTIFYING;
      if (draft.status == Case.Status.NOTIFYING) {
        resumeClock(draft, CaseClock.Kind.AUTHORITY);
      }
    } else {
      draft.status = Case.Status.NOT_NOTIFIED;
      draft.stop(CaseClock.Kind.AUTHORITY, hand.at());
    }
    hand.step(draft, CaseEvent.Step.DECIDED, Map.of("notify", yes ? "yes" : "no"));
    return hand.done(draft);
  }

  private static void resumeClock(CaseDraft draft, CaseClock.Kind kind) {
    draft.clocks =
        draft.clocks.stream().map(clock -> clock.kind() == kind ? clock.running() : clock).toList();
  }

  CaseOutcome decideInforming(CaseDraft draft) {
    Boolean yes = hand.command().yes();
    if (draft.aware == null) {
      return new CaseOutcome.Refused(
          "Nobody declared awareness yet; 'dijkwacht cases aware' does.");
    }
    if (yes == null || hand.text().isEmpty()) {
      return new CaseOutcome.Refused(
          "A decision says whether to inform the data subjects, and why.");
    }
    if (draft.facts.actorCouldUseKey() == null) {
      return new CaseOutcome.Refused(
          "Say first whether the actor could use the key ('dijkwacht cases assess"
              + " --actor-could-use-key'): if so, encryption is no reason not to inform (Art."
              + " 34(3)(a)).");
    }
    draft.informing = new Decision(yes, hand.by(), hand.command().role(), hand.at(), hand.text());
    hand.step(draft, CaseEvent.Step.INFORMING_DECIDED, Map.of("inform", yes ? "yes" : "no"));
    return hand.done(draft);
  }

  CaseOutcome close(CaseDraft draft) {
    if (hand.text().isEmpty()) {
      return new CaseOutcome.Refused("Closing needs a reason that an auditor understands.");
    }
    if (draft.aware != null) {
      String undone = undone(draft);
      if (undone != null) {
        return new CaseOutcome.Refused(undone);
      }
    }
    hand.acknowledge(draft);
    return hand.closed(draft, draft.aware == null ? Case.Status.NO_BREACH : Case.Status.CLOSED);
  }

  private @Nullable String undone(CaseDraft draft) {
    boolean processor = draft.role == AccountEntry.Role.PROCESSOR;
    if (processor && draft.notificationsTo(Recipient.CONTROLLER) == 0) {
      return "The controller was not notified yet (Art. 33(2) AVG).";
    }
    if (!processor && draft.decision == null) {
      return "It was not decided yet whether to notify the authority.";
    }
    if (draft.status == Case.Status.NOTIFYING) {
      return "The authority was not notified yet.";
    }
    if (!processor && draft.informing == null) {
      return "It was not decided yet whether to inform the data subjects (Art. 34 AVG).";
    }
    boolean toInform = draft.informing != null && draft.informing.yes();
    if (toInform && draft.notificationsTo(Recipient.DATA_SUBJECTS) == 0) {
      return "The data subjects were not informed yet, though that was decided (Art. 34 AVG);"
          + " 'dijkwacht cases notify --to data-subjects' notes it.";
    }
    boolean csirt = draft.clocks.stream().anyMatch(clock -> isNis2(clock) && clock.runs());
    if (csirt) {
      return "A term of NIS2 still runs; tell the CSIRT first.";
    }
    List<String> missing = draft.facts.missing();
    return missing.isEmpty()
        ? null
        : "The register of breaches (Art. 33(5) AVG) lacks %s; 'dijkwacht cases assess' adds it."
            .formatted(String.join(", ", missing));
  }

  private static boolean isNis2(CaseClock clock) {
    return switch (clock.kind()) {
      case NIS2_WARNING, NIS2_NOTIFICATION, NIS2_REPORT -> true;
      default -> false;
    };
  }
}
