package nl.dijkwacht.streams.exposure.interval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.access.Access;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Minutes of access by resource and time: what is learnt late of a resource is held against them.
 * Keys are hash of the resource, minute and hash of who and what. For one task.
 */
public final class KeptMinutes {

  private static final long MINUTE_MILLIS = 60_000;

  private final KeyValueStore<String, Access> store;

  /**
   * Before which nothing is kept of a resource. RocksDB goes over all that was deleted since its
   * last compaction, so that without it each look at the oldest would cost more than the one
   * before.
   */
  private final Map<String, Instant> oldest = new HashMap<>();

  public KeptMinutes(KeyValueStore<String, Access> store) {
    this.store = store;
  }

  /** What is kept of a minute; null if nothing is. */
  public @Nullable Access get(Access minute) {
    return store.get(key(minute));
  }

  /** Keeps a minute in place of what was kept of it. */
  public void put(Access access) {
    store.put(key(access), access);
    oldest.computeIfPresent(
        access.asset().resource().toString(),
        (resource, known) -> access.minute().isBefore(known) ? access.minute() : known);
  }

  private static String key(Access access) {
    return time(access.asset().resource().toString(), access.minute())
        + StableId.of(List.of(access.key()));
  }

  /** Shows those that overlap an interval, by time and one by one: there may be very many. */
  public void each(String resource, Interval interval, Consumer<Access> consumer) {
    Instant until = interval.until();
    Instant from = interval.from().minusMillis(MINUTE_MILLIS);
    String end = until == null ? beginning(resource) + "~" : time(resource, until);
    try (var range = store.range(time(resource, from), end)) {
      while (range.hasNext()) {
        Access access = range.next().value;
        if (interval.overlaps(access.minute())) {
          consumer.accept(access);
        }
      }
    }
  }

  /** Shows those that lie before a time. */
  public void eachBefore(String resource, Instant time, Consumer<Access> consumer) {
    try (var range = store.range(oldest(resource), time(resource, time))) {
      range.forEachRemaining(entry -> consumer.accept(entry.value));
    }
  }

  /** Lets go of those that lie before a time. */
  public void removeBefore(String resource, Instant time) {
    List<String> keys = new ArrayList<>();
    try (var range = store.range(oldest(resource), time(resource, time))) {
      range.forEachRemaining(entry -> keys.add(entry.key));
    }
    keys.forEach(store::delete);
    oldest.put(resource, time);
  }

  /** Whether none is kept of a resource. */
  public boolean isEmpty(String resource) {
    try (var range = store.range(oldest(resource), beginning(resource) + "~")) {
      if (range.hasNext()) {
        return false;
      }
    }
    oldest.remove(resource);
    return true;
  }

  private String oldest(String resource) {
    return time(resource, oldest.getOrDefault(resource, Instant.EPOCH));
  }

  private static String beginning(String resource) {
    return StableId.of(List.of(resource)) + "/";
  }

  private static String time(String resource, Instant time) {
    return beginning(resource) + "%016x/".formatted(Math.max(0, time.toEpochMilli()));
  }
}
