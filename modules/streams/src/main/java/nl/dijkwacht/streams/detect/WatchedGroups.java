package nl.dijkwacht.streams.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.streams.detect.habit.HeardBins;
import nl.dijkwacht.streams.detect.habit.Hearing;
import nl.dijkwacht.streams.detect.habit.SilenceSettings;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** When anything was heard at all, and of each kind, in a store by the group's name. */
final class WatchedGroups {

  static final String EVERYTHING = "everything";

  /** Longer than sources are remembered, which are judged by it. */
  private static final Duration KEPT = Duration.ofDays(31);

  private final KeyValueStore<String, Watched> store;

  WatchedGroups(KeyValueStore<String, Watched> store) {
    this.store = store;
  }

  /** The name of a kind's group. */
  static String nameOf(Heartbeat.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** Takes a heartbeat, and tells whether hearing has come further than it was. */
  boolean add(Heartbeat heartbeat, Instant at) {
    Watched before = store.get(EVERYTHING);
    Watched after = add(EVERYTHING, before, heartbeat, at);
    String kind = nameOf(heartbeat.kind());
    add(kind, store.get(kind), heartbeat, at);
    return before == null || after.heard().newest() > before.heard().newest();
  }

  private Watched add(String group, @Nullable Watched before, Heartbeat heartbeat, Instant at) {
    Watched after = Watched.of(before, heartbeat, at, KEPT);
    store.put(group, after);
    return after;
  }

  /** A group, or null if nothing of it was heard. */
  @Nullable Watched get(String group) {
    return store.get(group);
  }

  void told(String group, Watched watched) {
    store.put(group, watched.afterTelling());
  }

  /** How to judge now; null if nothing was heard ever. */
  @Nullable Hearing hearing(SilenceSettings settings) {
    Watched everything = get(EVERYTHING);
    if (everything == null) {
      return null;
    }
    Map<Heartbeat.Kind, HeardBins> kinds = new EnumMap<>(Heartbeat.Kind.class);
    for (Heartbeat.Kind kind : Heartbeat.Kind.values()) {
      Watched watched = get(nameOf(kind));
      if (watched != null) {
        kinds.put(kind, watched.heard());
      }
    }
    return new Hearing(settings, everything.heard(), kinds);
  }
}
