package nl.dijkwacht.core.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.privacy.PseudonymKeys;

/** Opens the case that a person asks for. */
final class CaseOpening {

  /** As the command that makes pseudonyms writes them. */
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{16,64}");

  private final CommandInHand hand;

  CaseOpening(CommandInHand hand) {
    this.hand = hand;
  }

  CaseOutcome open() {
    if (hand.command().legalEntity().isBlank()) {
      return new CaseOutcome.Refused("It does not say which legal entity answers for it.");
    }
    if (!hand.command().legalEntity().equals(Clipped.line(hand.command().legalEntity()))) {
      // Its commands are partitioned by the name, so it must be found by the name as it is kept.
      return new CaseOutcome.Refused(
          "The name of the legal entity is not one line without spaces around it.");
    }
    return hand.command().action() == CaseCommand.Action.OPEN ? openBreach() : openRequest();
  }

  private CaseOutcome openBreach() {
    BreachFacts facts = hand.command().facts();
    if (facts == null || facts.nature() == null || facts.isImpossible()) {
      return new CaseOutcome.Refused(
          "It does not say what happened; tell the nature of the breach.");
    }
    CaseDraft draft = drafted(Case.Kind.BREACH, Case.Status.SUSPICION);
    draft.facts = facts;
    draft.factsVersion = 1;
    draft.start(hand.policy().onOpening(hand.arrivedAt()));
    draft.detectedAt = hand.since();
    hand.step(draft, CaseEvent.Step.OPENED, facts.told());
    draft.notice(Notices.opened(draft, hand.arrivedAt(), facts.nature(), facts.nature()));
    return hand.done(draft);
  }

  private CaseOutcome openRequest() {
    CaseCommand.Request asked = hand.command().request();
    if (asked == null || !isPseudonym(asked.subject())) {
      return new CaseOutcome.Refused(
          "The data subject is not told as a pseudonym; 'dijkwacht dsar open' makes it with the file"
              + " of keys.");
    }
    LocalDate today = hand.arrivedAt().atZone(hand.policy().zone()).toLocalDate();
    if (asked.receivedOn().isAfter(today) || asked.receivedOn().isBefore(today.minusYears(1))) {
      return new CaseOutcome.Refused(
          "The day of receipt lies in the future or more than a year ago.");
    }
    CaseDraft draft = drafted(Case.Kind.REQUEST, Case.Status.REQUESTED);
    SubjectRequest request =
        new SubjectRequest(asked.right(), asked.subject(), asked.receivedOn(), false, null, 0);
    draft.request = request;
    draft.start(List.of(hand.policy().onRequest(request)));
    Map<String, String> details = new TreeMap<>();
    details.put("right", asked.right().label());
    details.put("subject", asked.subject());
    details.put("received", asked.receivedOn().toString());
    hand.step(draft, CaseEvent.Step.OPENED, details);
    draft.notice(Notices.opened(draft, hand.arrivedAt(), "", ""));
    return hand.done(draft);
  }

  private static boolean isPseudonym(String subject) {
    return PseudonymKeys.isPseudonym(subject) || HASH.matcher(subject).matches();
  }

  private CaseDraft drafted(Case.Kind kind, Case.Status status) {
    CaseDraft draft =
        new CaseDraft(
            hand.command().caseId(),
            kind,
            hand.command().legalEntity(),
            AccountEntry.Role.CONTROLLER,
            status,
            hand.arrivedAt(),
            hand.policy());
    draft.officer = draft.duty().officer();
    return draft;
  }
}
