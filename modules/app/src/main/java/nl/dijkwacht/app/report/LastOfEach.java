package nl.dijkwacht.app.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.wire.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is needed of the last record of each key, and of keys no more than their fingerprint.
 * For one thread.
 *
 * @param <V> what the topic has
 * @param <T> what is needed of it
 */
final class LastOfEach<V, T> implements CompactedTopicReader.Visitor<V> {

  /** Digests of some hundred accounts and Regions in a month. */
  static final int MOST = 1_000_000;

  private final Function<V, @Nullable T> needed;
  private final Map<Long, T> kept = new HashMap<>();
  private final Set<Long> unreadable = new HashSet<>();
  private boolean tooMany;

  /**
   * @param needed null if nothing is
   */
  LastOfEach(Function<V, @Nullable T> needed) {
    this.needed = needed;
  }

  @Override
  public void record(String key, Reading<V> reading) {
    removed(key);
    if (kept.size() + unreadable.size() >= MOST) {
      tooMany = true;
    } else if (reading instanceof Reading.Value<V> read) {
      T value = needed.apply(read.value());
      if (value != null) {
        kept.put(Fingerprint.of(key), value);
      }
    } else {
      unreadable.add(Fingerprint.of(key));
    }
  }

  @Override
  public void removed(String key) {
    kept.remove(Fingerprint.of(key));
    unreadable.remove(Fingerprint.of(key));
  }

  /** In no order. */
  Collection<T> all() {
    return kept.values();
  }

  int unreadable() {
    return unreadable.size();
  }

  /** Whether some were left out because there are more than {@link #MOST}. */
  boolean isTooMany() {
    return tooMany;
  }
}
