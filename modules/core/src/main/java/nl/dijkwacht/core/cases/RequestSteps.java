package nl.dijkwacht.core.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is done about a data subject's request. */
final class RequestSteps {

  private final CommandInHand hand;

  RequestSteps(CommandInHand hand) {
    this.hand = hand;
  }

  CaseOutcome close(CaseDraft draft) {
    if (hand.text().isEmpty()) {
      return new CaseOutcome.Refused("Closing needs what was answered.");
    }
    if (draft.isOverdue(CaseClock.Kind.REQUEST, hand.at()) && hand.text().length() < 10) {
      return new CaseOutcome.Refused("The term is over; say why the answer came late too.");
    }
    return hand.closed(draft, Case.Status.ANSWERED);
  }

  CaseOutcome extend(CaseDraft draft) {
    SubjectRequest asked = Objects.requireNonNull(draft.request);
    if (hand.text().isEmpty()) {
      return new CaseOutcome.Refused(
          "An extension needs its reasons, which the data subject is told.");
    }
    if (asked.extended()) {
      return new CaseOutcome.Refused("The term was extended before; it is so once.");
    }
    if (!hand.at()
        .isBefore(RequestTerm.firstEnd(asked, hand.policy().zone(), hand.policy().holidays()))) {
      return new CaseOutcome.Refused(
          "The first month is over, so the term can no longer be extended.");
    }
    SubjectRequest extended =
        new SubjectRequest(
            asked.right(),
            asked.subject(),
            asked.receivedOn(),
            true,
            asked.pausedAt(),
            asked.pausedDays());
    CaseClock clock = reckoned(draft, extended);
    hand.step(draft, CaseEvent.Step.EXTENDED, Map.of("due", clock.dueAt().toString()));
    return hand.done(draft);
  }

  /** The clock of a request anew; what was told of it stays told. */
  private CaseClock reckoned(CaseDraft draft, SubjectRequest request) {
    draft.request = request;
    CaseClock clock = hand.policy().onRequest(request);
    CaseClock known = draft.built().clock(CaseClock.Kind.REQUEST);
    Instant told = known == null ? null : known.toldUntil();
    if (told != null && told.isBefore(clock.dueAt())) {
      clock = clock.told(told);
    }
    if (request.pausedAt() != null) {
      clock = clock.stopped(request.pausedAt());
    }
    draft.start(List.of(clock));
    return clock;
  }

  CaseOutcome pause(CaseDraft draft) {
    SubjectRequest asked = Objects.requireNonNull(draft.request);
    if (hand.text().isEmpty()) {
      return new CaseOutcome.Refused(
          "A pause needs its reason: which doubt about the identity there is.");
    }
    if (asked.pausedAt() != null) {
      return new CaseOutcome.Refused("The term is paused already.");
    }
    if (draft.isOverdue(CaseClock.Kind.REQUEST, hand.at())) {
      return new CaseOutcome.Refused("The term is over, so there is nothing to pause.");
    }
    reckoned(
        draft,
        new SubjectRequest(
            asked.right(),
            asked.subject(),
            asked.receivedOn(),
            asked.extended(),
            hand.at(),
            asked.pausedDays()));
    draft.status = Case.Status.PAUSED;
    hand.step(draft, CaseEvent.Step.PAUSED, Map.of());
    return hand.done(draft);
  }

  CaseOutcome resume(CaseDraft draft) {
    SubjectRequest asked = Objects.requireNonNull(draft.request);
    Instant pausedAt = asked.pausedAt();
    if (pausedAt == null) {
      return new CaseOutcome.Refused("The term is not paused.");
    }
    Duration paused = Duration.between(pausedAt, hand.at());
    long days = paused.isNegative() ? 0 : paused.plusDays(1).minusNanos(1).toDays();
    CaseClock clock =
        reckoned(
            draft,
            new SubjectRequest(
                asked.right(),
                asked.subject(),
                asked.receivedOn(),
                asked.extended(),
                null,
                asked.pausedDays() + days));
    draft.status = Case.Status.REQUESTED;
    hand.step(
        draft,
        CaseEvent.Step.RESUMED,
        Map.of("due", clock.dueAt().toString(), "days", Long.toString(days)));
    return hand.done(draft);
  }
}
