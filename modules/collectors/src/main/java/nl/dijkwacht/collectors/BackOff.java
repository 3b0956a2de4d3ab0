package nl.dijkwacht.collectors;

import java.time.Duration;

/** How long to wait after failures: each time twice as long as the time before. */
public record BackOff(Duration first, Duration longest) {

  /** Of what waits for Kafka. */
  public static final BackOff OF_KAFKA = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(15));

  private static final int MOST_DOUBLINGS = 30;

  /**
   * @param failures how often it failed in a row, from 1
   */
  public Duration after(int failures) {
    Duration pause = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return pause.compareTo(longest) < 0 ? pause : longest;
  }

  /**
   * A pause somewhere between half of it and all of it, so that what failed together is not tried
   * again together.
   *
   * @param random from 0 to 1
   */
  public static Duration spread(Duration pause, double random) {
    return Duration.ofNanos((long) (pause.toNanos() * (0.5 + random / 2)));
  }
}
