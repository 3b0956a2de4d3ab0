package nl.dijkwacht.core.cases;

import java.util.Map;

/** What is done alike about breaches and requests. */
final class CaseSteps {

  private final CommandInHand hand;

  CaseSteps(CommandInHand hand) {
    this.hand = hand;
  }

  CaseOutcome acknowledge(CaseDraft draft) {
    hand.acknowledge(draft);
    hand.step(draft, CaseEvent.Step.ACKNOWLEDGED, Map.of());
    return hand.done(draft);
  }

  CaseOutcome assign(CaseDraft draft) {
    String to = hand.to();
    if (to.isEmpty()) {
      return new CaseOutcome.Refused(
          "It does not say whom to assign the case to; name a person or a team.");
    }
    draft.owner = to;
    hand.step(draft, CaseEvent.Step.ASSIGNED, Map.of("to", to));
    return hand.done(draft);
  }

  CaseOutcome link(CaseDraft draft) {
    String reference = hand.reference();
    if (reference.isEmpty()) {
      return new CaseOutcome.Refused("It does not say where the evidence lies.");
    }
    draft.linked(reference);
    hand.step(draft, CaseEvent.Step.LINKED, Map.of("reference", reference));
    return hand.done(draft);
  }

  CaseOutcome said(CaseDraft draft, CaseEvent.Step step) {
    if (hand.text().isEmpty()) {
      return new CaseOutcome.Refused("The text is empty; write what others should know.");
    }
    hand.step(draft, step, Map.of());
    return hand.done(draft);
  }
}
