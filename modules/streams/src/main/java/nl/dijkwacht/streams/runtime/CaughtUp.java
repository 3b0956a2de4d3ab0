package nl.dijkwacht.streams.runtime;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a task has worked off what waited when it began: only then may the wall clock change
 * anything, since what waits may change them first. A task takes the record with the earliest
 * timestamp of all its inputs, so once one comes that was written after the task began, all older
 * ones have come. Where none comes for a while, none waits.
 */
public final class CaughtUp {

  private static final Duration QUIET = Duration.ofSeconds(10);

  private final Instant began;
  private Instant quietSince;
  private boolean heard;
  private boolean done;

  /**
   * @param began wall clock
   */
  public CaughtUp(Instant began) {
    this.began = began;
    this.quietSince = began;
  }

  /** Takes note of a record, by its timestamp (milliseconds since the epoch). */
  public void record(long timestamp) {
    heard = true;
    done = done || timestamp >= began.toEpochMilli();
  }

  /**
   * @param now wall clock
   */
  public boolean at(Instant now) {
    if (heard) {
      heard = false;
      quietSince = now;
    }
    done = done || !now.isBefore(quietSince.plus(QUIET));
    return done;
  }
}
