package nl.dijkwacht.streams.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.Heartbeat;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/** The sources that are watched, in a store by kind and name. */
final class WatchedSources {

  /** As many as the collectors tell of; what comes from outside names them. */
  private static final int MOST = 20_000;

  /** Two weekends, and the one that is under way. */
  private static final Duration KEPT = Duration.ofDays(21);

  private final KeyValueStore<String, Watched> store;
  private final Map<Heartbeat.Kind, Integer> counts = new EnumMap<>(Heartbeat.Kind.class);

  WatchedSources(KeyValueStore<String, Watched> store) {
    this.store = store;
    all().forEach(entry -> count(entry.value.latest().kind(), 1));
  }

  /** Takes a heartbeat; false if its source is new and there is no room. */
  boolean add(Heartbeat heartbeat, Instant at) {
    String key = heartbeat.kind() + "/" + heartbeat.source();
    Watched before = store.get(key);
    if (before == null) {
      if (counts.values().stream().mapToInt(Integer::intValue).sum() >= MOST) {
        return false;
      }
      count(heartbeat.kind(), 1);
    }
    store.put(key, Watched.of(before, heartbeat, at, KEPT));
    return true;
  }

  /** How many there are of a kind. */
  int count(Heartbeat.Kind kind) {
    return counts.getOrDefault(kind, 0);
  }

  List<KeyValue<String, Watched>> all() {
    List<KeyValue<String, Watched>> sources = new ArrayList<>();
    try (var all = store.all()) {
      all.forEachRemaining(sources::add);
    }
    return sources;
  }

  void told(KeyValue<String, Watched> source) {
    store.put(source.key, source.value.afterTelling());
  }

  void remove(KeyValue<String, Watched> source) {
    store.delete(source.key);
    count(source.value.latest().kind(), -1);
  }

  private void count(Heartbeat.Kind kind, int difference) {
    counts.merge(kind, difference, Integer::sum);
  }
}
