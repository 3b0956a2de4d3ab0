package nl.dijkwacht.streams.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ConfigurationItem.Source;
import nl.dijkwacht.topics.catalogue.AccountSighting;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * When an item of each account first came (wall clock of the collector, milliseconds since the
 * epoch), so that what was there before is told from what came later. A task tells the others of
 * each account that is new to it, since its resources are dealt out to all of them: else whatever
 * is made in a partition that has nothing of the account yet would count as old.
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
  private final Sightings elsewhere;
  private final Consumer<AccountSighting> tell;

  /** What the store holds, since each new resource asks. */
  private final Map<String, Long> seen = new HashMap<>();

  /**
   * @param store what this task saw
   * @param elsewhere what any task saw
   * @param tell hands on what is seen for the first time
   */
  Accounts(KeyValueStore<String, Long> store, Sightings elsewhere, Consumer<AccountSighting> tell) {
    this.store = store;
    this.elsewhere = elsewhere;
    this.tell = tell;
    try (var all = store.all()) {
      all.forEachRemaining(entry -> seen.put(entry.key, entry.value));
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
    Long known = seen.get(account);
    if (known != null) {
      return known;
    }
    Long anywhere = elsewhere.firstSeen(account);
    long first = anywhere == null ? collectedAt : Math.min(collectedAt, anywhere);
    if (seen.size() < MOST) {
      seen.put(account, first);
      store.put(account, first);
      if (anywhere == null) {
        tell.accept(new AccountSighting(account, Instant.ofEpochMilli(first)));
      }
    }
    return first;
  }
}
