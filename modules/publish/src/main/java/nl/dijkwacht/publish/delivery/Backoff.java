package nl.dijkwacht.publish.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait after tries that failed: exponential with full jitter, so that those who wait
 * for the same receiver do not all come back at once. At least what the receiver asks for.
 */
public final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 16;

  private final RandomGenerator random;

  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * @param failures in a row, from 1
   * @param asked by the receiver
   */
  public Duration after(int failures, Optional<Duration> asked) {
    Duration exponential =
        FIRST.multipliedBy(1L << Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1)));
    Duration most = exponential.compareTo(LONGEST) > 0 ? LONGEST : exponential;
    Duration jitter = Duration.ofMillis(random.nextLong(most.toMillis() + 1));
    return asked.map(least -> least.plus(jitter)).orElse(jitter);
  }
}
