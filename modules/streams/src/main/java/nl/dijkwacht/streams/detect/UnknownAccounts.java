package nl.dijkwacht.streams.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which accounts were told that nobody registered, and when they were last heard
 * (milliseconds since the epoch), so that each is told once.
 */
final class UnknownAccounts {

  /** More come from an organisation only if somebody makes them up. */
  private static final int MOST = 20_000;

  private static final Duration DAY = Duration.ofDays(1);

  private final KeyValueStore<String, Long> store;
  private final Set<String> known;
  private int count;

  /**
   * @param known by 12 digits; if there are none, all accounts are taken for known
   */
  UnknownAccounts(KeyValueStore<String, Long> store, Set<String> known) {
    this.store = store;
    this.known = known;
    try (var all = store.all()) {
      all.forEachRemaining(entry -> count++);
    }
  }

  /** Takes note of an account, and tells whether that it was heard is news. */
  boolean isNews(String account, Instant at) {
    if (known.isEmpty() || account.isEmpty()) {
      return false;
    }
    Long before = store.get(account);
    if (known.contains(account)) {
      remove(account, before);
      return false;
    }
    boolean room = before != null || count < MOST;
    if (room && (before == null || at.toEpochMilli() - before >= DAY.toMillis())) {
      store.put(account, at.toEpochMilli());
      count += before == null ? 1 : 0;
    }
    return room && before == null;
  }

  private void remove(String account, @Nullable Long before) {
    if (before != null) {
      store.delete(account);
      count--;
    }
  }

  /** Forgets those that were last heard before a time. */
  void forget(Instant before) {
    List<String> old = new ArrayList<>();
    try (var all = store.all()) {
      all.forEachRemaining(
          entry -> {
            if (entry.value < before.toEpochMilli()) {
              old.add(entry.key);
            }
          });
    }
    old.forEach(account -> remove(account, 0L));
  }
}
