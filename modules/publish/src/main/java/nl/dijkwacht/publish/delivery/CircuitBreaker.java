package nl.dijkwacht.publish.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * Leaves a receiver alone that failed again and again, and then lets one try through at a time, for
 * all who use it. Thread-safe.
 */
final class CircuitBreaker {

  private static final int MOST_FAILURES = 5;
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private int failures;
  private Duration pause = FIRST;
  private Instant openUntil = Instant.MIN;

  /** Whether a try may be made now. */
  synchronized boolean admits(Instant now) {
    if (failures < MOST_FAILURES) {
      return true;
    }
    if (now.isBefore(openUntil)) {
      return false;
    }
    // Until this try has ended, no other is made.
    openUntil = now.plus(pause);
    return true;
  }

  synchronized void succeeded() {
    failures = 0;
    pause = FIRST;
    openUntil = Instant.MIN;
  }

  synchronized void failed(Instant now) {
    failures++;
    if (failures >= MOST_FAILURES) {
      openUntil = now.plus(pause);
      Duration doubled = pause.multipliedBy(2);
      pause = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
  }

  /** Whether the receiver is left alone. */
  synchronized boolean isOpen() {
    return failures >= MOST_FAILURES;
  }
}
