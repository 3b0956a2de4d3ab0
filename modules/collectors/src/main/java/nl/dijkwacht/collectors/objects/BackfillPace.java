package nl.dijkwacht.collectors.objects;

import java.time.Duration;

/** How fast old objects are collected by all workers of an instance together. Thread-safe. */
final class BackfillPace {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final double nanosPerRecord;
  private long freeAtNanos = System.nanoTime();

  BackfillPace(int recordsPerSecond) {
    this.nanosPerRecord = 1e9 / recordsPerSecond;
  }

  /**
   * Notes what was collected.
   *
   * @return how long to wait before more is
   */
  synchronized Duration after(long records) {
    long now = System.nanoTime();
    // What was not used up in quiet times is not made up for later.
    long start = Math.max(freeAtNanos, now);
    freeAtNanos = start + (long) (records * nanosPerRecord);
    return Duration.ofNanos(freeAtNanos - now);
  }

  /** How long to wait still, in pieces. */
  synchronized Duration left() {
    Duration left = Duration.ofNanos(Math.max(0, freeAtNanos - System.nanoTime()));
    return left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
  }
}
