package nl.dijkwacht.streams.behaviour.detector;

import java.time.Instant;

/** Minutes since the epoch, as habits have them. */
final class Minute {

  private static final long OF_DAY = 1_440;
  private static final long SECONDS = 60;

  private Minute() {}

  static long dayOf(long minute) {
    return Math.floorDiv(minute, OF_DAY);
  }

  static Instant instant(long minute) {
    return Instant.ofEpochSecond(minute * SECONDS);
  }
}
