package nl.dijkwacht.streams.runtime;

import java.time.Duration;

/**
 * Whether a task has read what was there when it started: it came to a record that was collected
 * since, or nothing more came for a while. Until then what is due may have been settled by what
 * waits to be read. For one task.
 */
public final class CatchingUp {

  private static final long QUIET = Duration.ofSeconds(20).toMillis();

  private final long started;
  private long heard;
  private boolean done;

  /**
   * @param now wall clock, milliseconds since the epoch
   */
  public CatchingUp(long now) {
    this.started = now;
    this.heard = now;
  }

  /** Takes note of a record. */
  public void read(long collectedAt, long now) {
    heard = now;
    done |= collectedAt >= started;
  }

  /** Whether it has. */
  public boolean isDone(long now) {
    done |= now - heard >= QUIET;
    return done;
  }
}
