package nl.dijkwacht.publish.response.requests;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.core.response.ResponseRequest.Status;
import nl.dijkwacht.publish.delivery.Backoff;
import nl.dijkwacht.publish.response.policies.PolicySet;
import nl.dijkwacht.publish.response.policies.ResponseMandate;
import nl.dijkwacht.publish.response.policies.RunnerTarget;
import nl.dijkwacht.publish.response.runners.Answer;
import nl.dijkwacht.publish.response.runners.Asked;
import nl.dijkwacht.publish.response.runners.Runner;
import nl.dijkwacht.publish.response.runners.Runners;

/**
 * Asks runners what is approved, once the evidence is stored, follows what they took, and lets what
 * nobody approved expire. That a runner is being asked is written down before it is: one that does
 * not know repeats is never asked again by itself when it is not clear whether it heard. For one
 * thread.
 */
final class Asking {

  private static final int MOST_TRIES = 5;

  /** What stood still for longer is looked at again before anybody is asked. */
  private static final Duration STALE = Duration.ofHours(1);

  private static final Duration EVIDENCE_LIMIT = Duration.ofMinutes(10);

  /** With what is begun within it, well below the time after which Kafka takes one for dead. */
  private static final Duration AT_A_TIME = Duration.ofMinutes(2);

  private static final Duration EVIDENCE_PAUSE = Duration.ofSeconds(5);

  /**
   * What it works with.
   *
   * @param policies in effect
   * @param runners by their targets
   */
  record Means(
      ResponseMandate mandate,
      Supplier<PolicySet> policies,
      Function<RunnerTarget, Runner> runners,
      CaseFile cases,
      Backoff backoff,
      Clock clock) {

    Means(
        ResponseSettings settings, Runners runners, CaseFile cases, Backoff backoff, Clock clock) {
      this(settings.mandate(), settings.policies(), runners::of, cases, backoff, clock);
    }
  }

  private final RequestBook book;
  private final Journal journal;
  private final Means means;
  private final Settling settling;
  private final Following following;
  private final Map<String, Integer> tries = new HashMap<>();
  private final Map<String, Instant> notBefore = new HashMap<>();

  /** Those of which the runner may have heard, whatever it says later. */
  private final Set<String> perhapsHeard = new HashSet<>();

  Asking(RequestBook book, Journal journal, Means means) {
    this.book = book;
    this.journal = journal;
    this.means = means;
    this.settling = new Settling(book, journal, means.clock());
    this.following = new Following(book, settling, means.runners(), means.backoff(), means.clock());
  }

  /** What an earlier self was asking when it ended: it may have been heard. */
  void resume() {
    for (ResponseRequest request : book.in(Status.ASKING)) {
      Optional<RunnerTarget> target = RunnerTarget.of(request.action().runner());
      if (isStale(request)
          || target.isEmpty()
          || !means.runners().apply(target.get()).knowsRepeats()) {
        settle(
            request,
            Status.UNKNOWN,
            "Dijkwacht ended while it asked, so nobody knows whether the runner heard: look before"
                + " it is approved again");
      } else {
        perhapsHeard.add(request.id());
      }
    }
  }

  /** Does what is due, for a bounded time; what is left is next. */
  void work() {
    long began = System.nanoTime();
    Instant now = means.clock().instant();
    for (ResponseRequest request : book.in(Status.PROPOSED)) {
      if (!now.isBefore(request.expiresAt())) {
        settle(request, Status.EXPIRED, "nobody approved it in time");
      } else if (isAbandoned(request)) {
        settle(
            request,
            Status.EXPIRED,
            "its policy is gone or changed since, so it cannot be approved any more; act by hand if"
                + " that is needed");
      }
    }
    for (ResponseRequest request : book.in(Status.APPROVED)) {
      if (isStale(request)) {
        settle(
            request,
            Status.FAILED,
            "nobody is asked: it was approved more than an hour ago; look, and approve it again");
      } else if (hasTime(began) && isDue(request, now) && isSecured(request, now)) {
        begin(request);
      }
    }
    for (ResponseRequest request : book.in(Status.ASKING)) {
      if (hasTime(began) && isDue(request, means.clock().instant())) {
        ask(request);
      }
    }
    following.work();
    book.all().forEach(this::tellCase);
  }

  /** While a policy cannot be read, it is not known which are gone, and nothing is ended. */
  private boolean isAbandoned(ResponseRequest request) {
    PolicySet policies = means.policies().get();
    return policies.isWhole() && policies.standing(request).isEmpty();
  }

  private static boolean hasTime(long began) {
    return System.nanoTime() - began < AT_A_TIME.toNanos();
  }

  /** A case may be opened after the runner was asked; it is told all from the beginning then. */
  private void tellCase(ResponseRequest request) {
    Optional<CaseFile.Held> held = means.cases().holding(request.finding());
    if (held.isPresent() && request.knownIn(held.get().id()) < request.steps().size()) {
      ResponseRequest told = request.toldIn(held.get().id());
      journal.told(told, Telling.inCase(request, held.get()));
      book.put(told);
    }
  }

  private boolean isStale(ResponseRequest request) {
    return request.last().at().isBefore(means.clock().instant().minus(STALE));
  }

  private boolean isDue(ResponseRequest request, Instant now) {
    return !now.isBefore(notBefore.getOrDefault(request.id(), Instant.MIN));
  }

  /** The evidence of its own is stored with it; that of a case is waited for. */
  private boolean isSecured(ResponseRequest request, Instant now) {
    if (request.undoes() != null) {
      return true;
    }
    Optional<CaseFile.Held> held = means.cases().holding(request.finding());
    if (held.isEmpty() || means.cases().hasEvidence(held.get(), request.event())) {
      return true;
    }
    notBefore.put(request.id(), now.plus(EVIDENCE_PAUSE));
    if (now.isAfter(request.last().at().plus(EVIDENCE_LIMIT))) {
      settle(
          request,
          Status.FAILED,
          ("nobody is asked: the evidence of case %s is not stored; see that an instance runs the"
                  + " stage cases, and approve it again")
              .formatted(held.get().id()));
    }
    return false;
  }

  private void begin(ResponseRequest request) {
    Optional<String> problem = means.mandate().runnerProblem(request.action().runner());
    if (problem.isPresent()) {
      settle(request, Status.FAILED, "nobody is asked: " + problem.get());
      return;
    }
    if (request.undoes() == null && means.policies().get().standing(request).isEmpty()) {
      settle(
          request,
          Status.FAILED,
          "nobody is asked: its policy is gone or changed since; act by hand if that is needed");
      return;
    }
    tries.remove(request.id());
    settle(
        request,
        Status.ASKING,
        "asks %s; evidence %s is stored"
            .formatted(request.action().runner(), request.evidence().sha256()));
  }

  private void ask(ResponseRequest request) {
    Optional<RunnerTarget> target = RunnerTarget.of(request.action().runner());
    if (target.isEmpty()) {
      settle(request, Status.FAILED, "its runner is of no kind that is known");
      return;
    }
    Runner runner = means.runners().apply(target.get());
    Answer answer =
        runner.ask(
            target.get(),
            new Asked(
                request.id(),
                token(request),
                request.finding(),
                request.policy(),
                request.action().parameters()));
    if (answer instanceof Answer.Accepted accepted) {
      accepted(request, target.get(), accepted);
    } else if (answer instanceof Answer.Declined declined) {
      failed(request, declined.sentence());
    } else if (answer instanceof Answer.Later later) {
      again(request, later.sentence());
    } else if (answer instanceof Answer.Unclear unclear) {
      perhapsHeard.add(request.id());
      if (runner.knowsRepeats()) {
        again(request, unclear.sentence());
      } else {
        failed(request, unclear.sentence());
      }
    }
  }

  private void failed(ResponseRequest request, String sentence) {
    if (perhapsHeard.contains(request.id())) {
      settle(
          request,
          Status.UNKNOWN,
          sentence + " It may have heard: look before it is approved again.");
    } else {
      settle(request, Status.FAILED, sentence);
    }
  }

  /** What was taken and is approved again is to be done again, not to be taken for a repeat. */
  private static String token(ResponseRequest request) {
    return request.execution() == null
        ? request.id()
        : StableId.of(List.of("again", request.id(), request.execution()));
  }

  private void accepted(ResponseRequest request, RunnerTarget target, Answer.Accepted accepted) {
    if (target.kind().tellsOutcome()) {
      settling.taken(request, accepted.execution(), accepted.sentence());
    } else {
      settling.ended(request, Status.ACCEPTED, accepted.execution(), accepted.sentence());
    }
    forget(request);
  }

  private void again(ResponseRequest request, String sentence) {
    int tried = tries.merge(request.id(), 1, Integer::sum);
    if (tried >= MOST_TRIES) {
      failed(request, "%s It was asked %d times.".formatted(sentence, tried));
    } else {
      notBefore.put(
          request.id(),
          means.clock().instant().plus(means.backoff().after(tried, Optional.empty())));
    }
  }

  private void settle(ResponseRequest request, Status status, String text) {
    settling.settle(request, status, text);
    if (status != Status.ASKING) {
      forget(request);
    }
  }

  private void forget(ResponseRequest request) {
    tries.remove(request.id());
    notBefore.remove(request.id());
    perhapsHeard.remove(request.id());
  }
}
