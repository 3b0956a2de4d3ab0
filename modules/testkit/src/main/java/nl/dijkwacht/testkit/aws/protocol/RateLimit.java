package nl.dijkwacht.testkit.aws.protocol;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Allows so many requests in any interval; those that are refused do not count. Thread-safe. */
final class RateLimit {

  private final int requests;
  private final long intervalNanos;
  private final Deque<Long> allowed = new ArrayDeque<>();

  RateLimit(int requests, Duration interval) {
    this.requests = requests;
    this.intervalNanos = interval.toNanos();
  }

  synchronized boolean allows(long nanos) {
    while (!allowed.isEmpty() && nanos - allowed.getFirst() >= intervalNanos) {
      allowed.removeFirst();
    }
    if (allowed.size() >= requests) {
      return false;
    }
    allowed.addLast(nanos);
    return true;
  }
}
