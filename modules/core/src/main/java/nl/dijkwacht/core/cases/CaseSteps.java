package nl.dijkwacht.core.cases;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
    List<ErasedObject> erased = hand.erased();
    if (reference.isEmpty() && erased.isEmpty()) {
      return new CaseOutcome.Refused(
          "It does not say where the evidence lies, nor what was erased.");
    }
    String refusal = erased.isEmpty() ? null : notErased(draft, erased);
    if (refusal != null) {
      return new CaseOutcome.Refused(refusal);
    }
    Map<String, String> details = new TreeMap<>();
    if (!reference.isEmpty()) {
      draft.linked(reference);
      details.put("reference", reference);
    }
    if (!erased.isEmpty()) {
      draft.erased(erased, hand.since());
      details.put("erased", joined(erased, ErasedObject::objectHash));
      details.put("erased-from", joined(erased, each -> each.resource().toString()));
    }
    hand.step(draft, CaseEvent.Step.LINKED, details);
    return hand.done(draft);
  }

  private static String joined(List<ErasedObject> erased, Function<ErasedObject, String> of) {
    return erased.stream().map(of).distinct().collect(Collectors.joining(" "));
  }

  /** Why objects cannot have been erased for it; null if they can. */
  private static @Nullable String notErased(CaseDraft draft, List<ErasedObject> erased) {
    SubjectRequest request = draft.request;
    if (request == null || request.right() != SubjectRequest.Right.ERASURE) {
      return "Objects are erased for requests of erasure only (Art. 17 AVG); link what shows"
          + " anything else by where it lies.";
    }
    if (erased.size() > CaseCommand.MOST_ERASED) {
      return "More than %d objects are reported erased at once; report them in several steps."
          .formatted(CaseCommand.MOST_ERASED);
    }
    return erased.stream().allMatch(ErasedObject::isPlausible)
        ? null
        : "What was erased is not named by a resource and the hash of an object.";
  }

  CaseOutcome said(CaseDraft draft, CaseEvent.Step step) {
    if (hand.text().isEmpty()) {
      return new CaseOutcome.Refused("The text is empty; write what others should know.");
    }
    hand.step(draft, step, Map.of());
    return hand.done(draft);
  }
}
