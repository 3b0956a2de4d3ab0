package nl.dijkwacht.collectors.lookup;

import java.time.Duration;

/**
 * How CloudTrail is asked for its events.
 *
 * @param interval from the end of a round to the next
 * @param overlap how far back is asked again, for events that arrive late
 * @param reach how far the first round goes back; CloudTrail knows the last 90 days
 */
public record LookupSettings(Duration interval, Duration overlap, Duration reach) {

  /** Each minute, a quarter of an hour again, and a day at first. */
  public static final LookupSettings DEFAULT =
      new LookupSettings(Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofDays(1));
}
