package nl.dijkwacht.core.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A term that runs on a case. All its times are wall clock.
 *
 * @param startedAt from when it runs; of the authority's, the awareness that a person declared
 * @param dueAt when it is over
 * @param reminders when people are reminded before that
 * @param stoppedAt when what it asks for was done, or it was paused; null while it runs
 * @param toldUntil the last of its thresholds that was dealt with; null if none was
 */
public record CaseClock(
    Kind kind,
    Instant startedAt,
    Instant dueAt,
    List<Instant> reminders,
    @Nullable Instant stoppedAt,
    @Nullable Instant toldUntil) {

  /** What is overdue is told again so often. */
  private static final Duration AGAIN = Duration.ofDays(1);

  /** Of a term that ended long ago, no more repetitions than these are counted. */
  private static final int MOST_REPEATS = 3660;

  /** What it asks for. */
  public enum Kind {
    /** That somebody looks at the suspicion. */
    ACKNOWLEDGE,
    /** That a person says whether it is a breach. */
    ASSESS,
    /** That the supervisory authority is notified (Art. 33(1) AVG). */
    AUTHORITY,
    /** That the controller is notified (Art. 33(2) AVG). */
    CONTROLLER,
    /** The early warning of NIS2. */
    NIS2_WARNING,
    /** The notification of NIS2. */
    NIS2_NOTIFICATION,
    /** The final report of NIS2. */
    NIS2_REPORT,
    /** That a data subject is answered (Art. 12(3) AVG). */
    REQUEST;

    /** Its name in lists, options and details of steps. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public CaseClock {
    Instant due = dueAt;
    reminders = reminders.stream().filter(at -> at.isBefore(due)).distinct().sorted().toList();
  }

  /** A term that begins to run. */
  static CaseClock starting(Kind kind, Instant startedAt, Instant dueAt, List<Instant> reminders) {
    return new CaseClock(kind, startedAt, dueAt, reminders, null, null);
  }

  /** Whether what it asks for is still to be done. */
  public boolean runs() {
    return stoppedAt == null;
  }

  /** Whether it runs and is over. */
  public boolean isOverdue(Instant now) {
    return runs() && isOver(now);
  }

  /** Whether it was stopped when it was over. */
  public boolean stoppedLate() {
    return stoppedAt != null && isOver(stoppedAt);
  }

  /** The instant at which it is due no longer belongs to it. */
  private boolean isOver(Instant at) {
    return !at.isBefore(dueAt);
  }

  /** The next threshold; null if it does not run. */
  public @Nullable Instant nextAt() {
    if (!runs()) {
      return null;
    }
    Instant told = toldUntil;
    return Stream.concat(reminders.stream(), Stream.of(dueAt))
        .filter(at -> told == null || at.isAfter(told))
        .findFirst()
        .orElseGet(() -> nextRepeat(told == null ? dueAt : told));
  }

  private Instant nextRepeat(Instant told) {
    long repeats = Duration.between(dueAt, told).dividedBy(AGAIN);
    return dueAt.plus(AGAIN.multipliedBy(repeats + 1));
  }

  /** The thresholds that passed and were not dealt with, the earliest first. */
  List<Instant> passed(Instant now) {
    List<Instant> passed = new ArrayList<>();
    CaseClock clock = this;
    Instant next = clock.nextAt();
    while (next != null && !next.isAfter(now) && passed.size() < MOST_REPEATS) {
      passed.add(next);
      clock = clock.told(next);
      next = clock.nextAt();
    }
    return passed;
  }

  CaseClock told(Instant threshold) {
    return new CaseClock(kind, startedAt, dueAt, reminders, stoppedAt, threshold);
  }

  CaseClock stopped(Instant at) {
    return runs() ? new CaseClock(kind, startedAt, dueAt, reminders, at, toldUntil) : this;
  }

  /** The same term, running again. */
  CaseClock running() {
    return new CaseClock(kind, startedAt, dueAt, reminders, null, toldUntil);
  }
}
