package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import org.apache.kafka.streams.state.WindowStore;

/**
 * What was written for an event, by id and when the event was collected. Duplicates are a fifth of
 * real data, and must not count twice. An id holds that of its event; an event that comes again
 * with other content may still lead to something of its own.
 */
final class SeenBefore {

  private static final byte[] SEEN = {};

  private final WindowStore<String, byte[]> store;
  private final long reach;
  private final Counter duplicates;

  /**
   * @param reach between two copies, at most
   */
  SeenBefore(WindowStore<String, byte[]> store, Duration reach, Counter duplicates) {
    this.store = store;
    this.reach = reach.toMillis();
    this.duplicates = duplicates;
  }

  /** Whether it was added before; then that is counted. */
  boolean contains(String id, long collectedAt) {
    try (var seen = store.fetch(id, collectedAt - reach, collectedAt + reach)) {
      boolean known = seen.hasNext();
      if (known) {
        duplicates.increment();
      }
      return known;
    }
  }

  void add(String id, long collectedAt) {
    store.put(id, SEEN, collectedAt);
  }
}
