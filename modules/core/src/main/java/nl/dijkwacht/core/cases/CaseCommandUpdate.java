package nl.dijkwacht.core.cases;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Carries out what a person does about a case, or says why not. */
final class CaseCommandUpdate {

  private static final int LONGEST_ID = 100;

  /** Ten years: who tells of an earlier time mistyped it, and terms are counted in days from it. */
  private static final Duration LONGEST_AGO = Duration.ofDays(3652);

  private final CommandInHand hand;
  private final CaseCommand command;

  /**
   * @param arrivedAt when it is taken up (wall clock); the sender's own clock may run ahead
   */
  CaseCommandUpdate(CaseCommand command, Instant arrivedAt, CasePolicy policy) {
    this.hand = CommandInHand.of(command, arrivedAt, policy);
    this.command = command;
  }

  CaseOutcome of(@Nullable Case before) {
    String lacking = lacking();
    if (lacking != null) {
      return new CaseOutcome.Refused(lacking);
    }
    boolean opens =
        command.action() == CaseCommand.Action.OPEN
            || command.action() == CaseCommand.Action.OPEN_REQUEST;
    if (opens) {
      return before == null
          ? new CaseOpening(hand).open()
          : new CaseOutcome.Refused("There is a case with this id already.");
    }
    if (before == null) {
      return new CaseOutcome.Refused(
          "There is no case with this id; 'dijkwacht cases list' shows those there are.");
    }
    if (!before.legalEntity().equals(command.legalEntity())) {
      return new CaseOutcome.Refused("The case is another legal entity's.");
    }
    if (before.status().isOver() && !CaseMandate.isForOver(command.action())) {
      return new CaseOutcome.Refused("The case is %s.".formatted(before.status().english()));
    }
    CaseDraft draft = CaseDraft.of(before, hand.policy());
    return before.kind() == Case.Kind.BREACH
        ? breach(draft, hand.on(before))
        : request(draft, hand.on(before));
  }

  private @Nullable String lacking() {
    if (hand.by().isEmpty()) {
      return "It does not say who gave it; name the person.";
    }
    if (command.id().isBlank() || command.id().length() > LONGEST_ID) {
      return "The id of the command has no character, or more than %d.".formatted(LONGEST_ID);
    }
    if (!Case.isId(command.caseId())) {
      return "The id of the case is none; an id has 32 hexadecimal digits.";
    }
    Instant earliest = hand.arrivedAt().minus(LONGEST_AGO);
    Instant since = command.since();
    if (command.at().isBefore(earliest) || (since != null && since.isBefore(earliest))) {
      return "A time lies more than ten years ago; check the year and the clock of the sender.";
    }
    return CaseMandate.refusal(command.action(), command.role());
  }

  private static CaseOutcome breach(CaseDraft draft, CommandInHand hand) {
    BreachSteps steps = new BreachSteps(hand);
    return switch (hand.command().action()) {
      case ASSESS -> steps.assess(draft);
      case AWARE -> steps.aware(draft);
      case DECIDE -> steps.decide(draft);
      case DECIDE_INFORMING -> steps.decideInforming(draft);
      case NOTIFY -> new NotifyStep(hand).notified(draft);
      case CLOSE -> steps.close(draft);
      case EXTEND, PAUSE, RESUME ->
          new CaseOutcome.Refused("That is for requests of data subjects.");
      default -> either(draft, hand);
    };
  }

  private static CaseOutcome request(CaseDraft draft, CommandInHand hand) {
    RequestSteps steps = new RequestSteps(hand);
    return switch (hand.command().action()) {
      case EXTEND -> steps.extend(draft);
      case PAUSE -> steps.pause(draft);
      case RESUME -> steps.resume(draft);
      case CLOSE -> steps.close(draft);
      case ASSESS, AWARE, DECIDE, DECIDE_INFORMING, NOTIFY ->
          new CaseOutcome.Refused("That is for breaches.");
      default -> either(draft, hand);
    };
  }

  private static CaseOutcome either(CaseDraft draft, CommandInHand hand) {
    CaseSteps steps = new CaseSteps(hand);
    return switch (hand.command().action()) {
      case ACKNOWLEDGE -> steps.acknowledge(draft);
      case ASSIGN -> steps.assign(draft);
      case LINK -> steps.link(draft);
      case ADVISE -> steps.said(draft, CaseEvent.Step.ADVISED);
      default -> steps.said(draft, CaseEvent.Step.COMMENTED);
    };
  }
}
