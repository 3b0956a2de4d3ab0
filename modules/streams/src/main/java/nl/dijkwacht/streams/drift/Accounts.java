package nl.dijkwacht.streams.drift;

import java.time.Duration;
import nl.dijkwacht.core.ConfigurationItem;
import nl.dijkwacht.core.ConfigurationItem.Source;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * When this task first got an item of each account (wall clock of the collector, milliseconds since
 * the epoch), so that what was there before is told from what came later.
 */
final class Accounts {

  /** The first snapshot of an account may take its time. */
  private static final long FIRST_SIGHT = Duration.ofDays(1).toMillis();

  /** More come from an organisation only if somebody makes them up. */
  private static final int MOST = 20_000;

  /**
   * What is notified so soon after it was made is new, though it may be the first of its account.
   */
  private static final long YOUNG = Duration.ofHours(1).toMillis();

  private final KeyValueStore<String, Long> store;
  private int count;

  Accounts(KeyValueStore<String, Long> store) {
    this.store = store;
    try (var all = store.all()) {
      all.forEachRemaining(entry -> count++);
    }
  }

  /** Whether a resource whose first item this is was there when its account was first seen. */
  boolean wasThere(ConfigurationItem item, long collectedAt) {
    long first = firstSeen(item.resource().account(), collectedAt);
    if (item.createdAt() == null) {
      return collectedAt - first <= FIRST_SIGHT;
    }
    long created = item.createdAt().toEpochMilli();
    boolean justMade =
        item.source() == Source.NOTIFICATION && item.capturedAt().toEpochMilli() - created <= YOUNG;
    return created < first && !justMade;
  }

  private long firstSeen(String account, long collectedAt) {
    Long first = store.get(account);
    if (first != null) {
      return first;
    }
    if (count < MOST) {
      store.put(account, collectedAt);
      count++;
    }
    return collectedAt;
  }
}
