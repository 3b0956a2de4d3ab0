package nl.dijkwacht.api.views;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The newest value of each key, up to a number of them: beyond it, those that are wanted least are
 * left out, and {@link #isComplete} says so. Thread-safe.
 */
public final class KeyedView<V> {

  private record Kept<V>(String key, V value) {}

  private final int limit;
  private final Map<String, V> values = new ConcurrentHashMap<>();
  private final TreeSet<Kept<V>> leastWantedFirst;
  private volatile boolean complete = true;

  /**
   * @param leastWantedFirst orders what is left out first
   */
  public KeyedView(int limit, Comparator<V> leastWantedFirst) {
    this.limit = limit;
    this.leastWantedFirst =
        new TreeSet<>(
            Comparator.comparing((Kept<V> kept) -> kept.value(), leastWantedFirst)
                .thenComparing(Kept::key));
  }

  /** Takes the newest value of a key. */
  public synchronized void put(String key, V value) {
    V before = values.put(key, value);
    if (before != null) {
      leastWantedFirst.remove(new Kept<>(key, before));
    }
    leastWantedFirst.add(new Kept<>(key, value));
    if (values.size() > limit) {
      remove(leastWantedFirst.first().key());
      complete = false;
    }
  }

  /** Forgets a key. */
  public synchronized void remove(String key) {
    V before = values.remove(key);
    if (before != null) {
      leastWantedFirst.remove(new Kept<>(key, before));
    }
  }

  /** Forgets those wanted least for as long as they are of some kind, such as old. */
  synchronized void removeWhile(Predicate<V> kind) {
    while (!leastWantedFirst.isEmpty() && kind.test(leastWantedFirst.first().value())) {
      remove(leastWantedFirst.first().key());
    }
  }

  public Optional<V> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** All, in no order; it may change while it is walked through. */
  public Collection<V> all() {
    return Collections.unmodifiableCollection(values.values());
  }

  public int size() {
    return values.size();
  }

  /** Whether nothing had to be left out because of the limit. */
  public boolean isComplete() {
    return complete;
  }
}
