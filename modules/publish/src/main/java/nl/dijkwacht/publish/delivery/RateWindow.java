package nl.dijkwacht.publish.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import nl.dijkwacht.publish.subscriptions.RateLimit;

/** Counts messages of the time that a limit is about. Forgets them at a restart. */
final class RateWindow {

  private final Optional<RateLimit> limit;
  private final Deque<Instant> sent = new ArrayDeque<>();

  RateWindow(Optional<RateLimit> limit) {
    this.limit = limit;
  }

  /** Whether one more may be sent. */
  boolean admits(Instant now) {
    if (limit.isEmpty()) {
      return true;
    }
    Instant begin = now.minus(limit.get().per());
    while (!sent.isEmpty() && !sent.peekFirst().isAfter(begin)) {
      sent.removeFirst();
    }
    return sent.size() < limit.get().most();
  }

  void sent(Instant now) {
    if (limit.isPresent()) {
      sent.addLast(now);
    }
  }
}
