package nl.dijkwacht.publish.subscriptions;

import java.time.Duration;

/**
 * How many messages people bear; what is beyond waits and is told in one.
 *
 * @param most messages
 * @param per time
 */
public record RateLimit(int most, Duration per) {}
