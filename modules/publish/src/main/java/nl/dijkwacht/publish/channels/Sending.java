package nl.dijkwacht.publish.channels;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import nl.dijkwacht.publish.subscriptions.Secrets;

/**
 * What all channels send with.
 *
 * @param secrets where they are looked up
 * @param clock tells when something is sent
 * @param limit for one delivery, from connecting to the end of the answer
 */
public record Sending(Secrets secrets, Clock clock, Duration limit) {

  /** When it is. */
  Instant now() {
    return clock.instant();
  }
}
