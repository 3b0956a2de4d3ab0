package nl.dijkwacht.publish.response.requests;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.core.response.ResponseRequest.Status;
import nl.dijkwacht.publish.delivery.Backoff;
import nl.dijkwacht.publish.response.policies.RunnerKind;
import nl.dijkwacht.publish.response.policies.RunnerTarget;
import nl.dijkwacht.publish.response.runners.Progress;
import nl.dijkwacht.publish.response.runners.Runner;

/**
 * Asks runners that tell it what came of what they took, until they do, for a day at most. After a
 * restart it goes on, since requests hold by what the runner knows them. For one thread.
 */
final class Following {

  /** How long an execution is followed (wall clock). */
  private static final Duration LONGEST = Duration.ofHours(24);

  /** For how long a runner may not tell. */
  private static final Duration LONGEST_UNTOLD = Duration.ofHours(1);

  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** What is followed is not to hold up what is decided. */
  private static final Duration AT_A_TIME = Duration.ofSeconds(5);

  /**
   * What is remembered of a request that is followed.
   *
   * @param times how often the runner was asked
   * @param toldAt when it told something last, or was asked first
   * @param next when to ask it again
   */
  private record Look(int times, Instant toldAt, Instant next) {}

  private final RequestBook book;
  private final Settling settling;
  private final Function<RunnerTarget, Runner> runners;
  private final Backoff backoff;
  private final Clock clock;
  private final Map<String, Look> looks = new HashMap<>();

  /**
   * @param runners by their targets
   */
  Following(
      RequestBook book,
      Settling settling,
      Function<RunnerTarget, Runner> runners,
      Backoff backoff,
      Clock clock) {
    this.book = book;
    this.settling = settling;
    this.runners = runners;
    this.backoff = backoff;
    this.clock = clock;
  }

  /** Asks about what is due, for a bounded time; what is left is next. */
  void work() {
    long began = System.nanoTime();
    for (ResponseRequest request : book.in(Status.ACCEPTED)) {
      Optional<RunnerTarget> target =
          RunnerTarget.of(request.action().runner()).filter(Following::tells);
      Instant now = clock.instant();
      Look look = looks.getOrDefault(request.id(), new Look(0, now, now));
      if (target.isPresent()
          && request.execution() != null
          && !now.isBefore(look.next())
          && System.nanoTime() - began < AT_A_TIME.toNanos()) {
        follow(request, runners.apply(target.get()).progress(request.execution()), look);
      }
    }
    looks.keySet().removeIf(id -> !isFollowed(id));
  }

  private static boolean tells(RunnerTarget target) {
    RunnerKind kind = target.kind();
    return kind.tellsOutcome();
  }

  private boolean isFollowed(String id) {
    return book.find(id).filter(request -> request.status() == Status.ACCEPTED).isPresent();
  }

  private void follow(ResponseRequest request, Progress progress, Look look) {
    if (progress instanceof Progress.Done done) {
      settling.ended(request, Status.DONE, request.execution(), done.sentence());
    } else if (progress instanceof Progress.Failed failed) {
      settling.settle(
          request,
          Status.FAILED,
          failed.sentence()
              + " It may have changed something: look, and undo it or approve it again.");
    } else if (progress instanceof Progress.Untold untold) {
      boolean tooLong = look.toldAt().isBefore(clock.instant().minus(LONGEST_UNTOLD));
      goOn(request, look, look.toldAt(), tooLong, untold.sentence());
    } else {
      boolean tooLong = request.last().at().isBefore(clock.instant().minus(LONGEST));
      goOn(request, look, clock.instant(), tooLong, "It runs for more than a day.");
    }
  }

  private void goOn(
      ResponseRequest request, Look look, Instant toldAt, boolean tooLong, String sentence) {
    if (tooLong) {
      settling.settle(
          request,
          Status.UNKNOWN,
          sentence + " It is followed no longer: look before it is approved again.");
      return;
    }
    int times = look.times() + 1;
    Instant next = clock.instant().plus(backoff.after(times, Optional.of(PAUSE)));
    looks.put(request.id(), new Look(times, toldAt, next));
  }
}
