package nl.dijkwacht.streams.detect;

/**
 * Tells how far collecting has come, in the time of the collectors: the greatest timestamp of a
 * record, and the wall time that has passed since it was seen. So a stage that lags behind does not
 * take what it has not read yet for missing, and a quiet topic does not stop the clock.
 */
final class CollectionClock {

  private long greatest;
  private long seenAt;

  /**
   * @param timestamp up to which collecting is known to have come, milliseconds since the epoch
   * @param wall wall clock, milliseconds since the epoch
   */
  CollectionClock(long timestamp, long wall) {
    this.greatest = timestamp;
    this.seenAt = wall;
  }

  /** Takes note of a record. */
  void seen(long timestamp, long wall) {
    if (timestamp > greatest) {
      greatest = timestamp;
      seenAt = wall;
    }
  }

  long greatest() {
    return greatest;
  }

  long now(long wall) {
    return greatest + Math.max(0, wall - seenAt);
  }
}
