package nl.dijkwacht.streams.drift;

/**
 * On what occasion a resource is looked at. Times are in milliseconds since the epoch.
 *
 * @param collectedAt when what gave the occasion was collected (wall clock of the collector)
 * @param now wall clock
 * @param released what is held until then counts now (wall clock); {@link Long#MIN_VALUE} if only
 *     states release it
 * @param judged whether the newest state was judged now
 * @param amends whether more may be known of what was told, such as who did it
 */
record Occasion(long collectedAt, long now, long released, boolean judged, boolean amends) {

  /**
   * An item came.
   *
   * @param late whether it is older than the newest
   */
  static Occasion item(long collectedAt, long now, boolean late) {
    return new Occasion(collectedAt, now, Long.MIN_VALUE, !late, late);
  }

  /** A change came. */
  static Occasion change(long collectedAt, long now) {
    return new Occasion(collectedAt, now, Long.MIN_VALUE, false, true);
  }

  /** A time has come. */
  static Occasion woken(long now) {
    return new Occasion(now, now, now, false, false);
  }

  /** Whether a time has come. */
  boolean isWake() {
    return released != Long.MIN_VALUE;
  }

  /** Controls or registers are others: what they say of an old state, they say now. */
  static Occasion swept(long now) {
    return new Occasion(now, now, Long.MIN_VALUE, true, false);
  }
}
