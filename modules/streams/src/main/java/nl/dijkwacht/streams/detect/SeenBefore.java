package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.Counter;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.kafka.streams.state.WindowStore;

/**
 * What was written for an event, by id and when the event was collected. Duplicates are a fifth of
 * real data, and must not count twice. An id holds that of its event; an event that comes again
 * with other content may still lead to something of its own.
 *
 * <p>Times are put into bins as wide as the reach, so that three reads of one key tell: a search
 * over a span of time costs the store several times as much.
 */
final class SeenBefore {

  private final WindowStore<String, byte[]> store;
  private final long reach;
  private final Counter duplicates;

  /**
   * @param store that keeps a bin for at least twice the reach
   * @param reach between two copies, at most
   */
  SeenBefore(WindowStore<String, byte[]> store, Duration reach, Counter duplicates) {
    this.store = store;
    this.reach = reach.toMillis();
    this.duplicates = duplicates;
  }

  /** Whether it was added before; then that is counted. */
  boolean contains(String id, long collectedAt) {
    long bin = bin(collectedAt);
    boolean known =
        isIn(bin, id, collectedAt)
            || isIn(bin - reach, id, collectedAt)
            || isIn(bin + reach, id, collectedAt);
    if (known) {
      duplicates.increment();
    }
    return known;
  }

  private boolean isIn(long bin, String id, long collectedAt) {
    byte[] time = bin < 0 ? null : store.fetch(id, bin);
    return time != null && Math.abs(ByteBuffer.wrap(time).getLong() - collectedAt) <= reach;
  }

  void add(String id, long collectedAt) {
    byte[] time = ByteBuffer.allocate(Long.BYTES).putLong(collectedAt).array();
    store.put(id, time, bin(collectedAt));
  }

  private long bin(long collectedAt) {
    return Math.floorDiv(collectedAt, reach) * reach;
  }
}
