package nl.dijkwacht.streams.exposure.interval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.Access;
import nl.dijkwacht.core.StableId;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Minutes of access by resource and time: what is learnt late of a resource is held against them.
 * Keys are hash of the resource, minute and hash of who and what. For one task.
 */
public final class KeptMinutes {

  private static final long MINUTE_MILLIS = 60_000;

  private final KeyValueStore<String, Access> store;

  public KeptMinutes(KeyValueStore<String, Access> store) {
    this.store = store;
  }

  /**
   * Keeps a minute.
   *
   * @return what was kept of it before; the same one if nothing is new
   */
  public @Nullable Access put(Access access) {
    String key =
        time(access.asset().resource().toString(), access.minute())
            + StableId.of(List.of(access.key()));
    Access before = store.get(key);
    if (before != null && before.revision() >= access.revision()) {
      return access;
    }
    store.put(key, access);
    return before;
  }

  /** Those that overlap an interval, by time. */
  public List<Access> in(String resource, Interval interval) {
    Instant until = interval.until();
    Instant from = interval.from().minusMillis(MINUTE_MILLIS);
    String end = until == null ? beginning(resource) + "~" : time(resource, until);
    return between(time(resource, from), end).stream()
        .filter(access -> interval.overlaps(access.minute()))
        .toList();
  }

  /** Takes those out that lie before a time. */
  public List<Access> takeBefore(String resource, Instant time) {
    List<String> keys = new ArrayList<>();
    List<Access> taken = new ArrayList<>();
    try (var range = store.range(beginning(resource), time(resource, time))) {
      range.forEachRemaining(
          entry -> {
            keys.add(entry.key);
            taken.add(entry.value);
          });
    }
    keys.forEach(store::delete);
    return taken;
  }

  private List<Access> between(String from, String to) {
    List<Access> found = new ArrayList<>();
    try (var range = store.range(from, to)) {
      range.forEachRemaining(entry -> found.add(entry.value));
    }
    return found;
  }

  private static String beginning(String resource) {
    return StableId.of(List.of(resource)) + "/";
  }

  private static String time(String resource, Instant time) {
    return beginning(resource) + "%016x/".formatted(Math.max(0, time.toEpochMilli()));
  }
}
