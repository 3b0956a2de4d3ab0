package nl.dijkwacht.collectors.polling;

import java.time.Duration;
import java.time.Instant;

/**
 * When something is to be done (wall clock). If the clock is set back it is due at once, instead of
 * by as much later.
 *
 * @param since when that was decided
 */
record Due(Instant since, Instant at) {

  static Due in(Duration pause, Instant now) {
    return new Due(now, now.plus(pause));
  }

  boolean isDue(Instant now) {
    return now.isBefore(since) || !now.isBefore(at);
  }
}
