package nl.dijkwacht.api.views;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The newest of what comes, in the order in which it came here, and who wants to hear of the next.
 * What was there at the start is put in order once. Thread-safe.
 */
public final class Newest<V> {

  private final int limit;
  private final Function<V, String> id;
  private final Comparator<V> order;
  private final Deque<V> kept = new ArrayDeque<>();
  private final Set<String> ids = new HashSet<>();
  private final List<Consumer<V>> listeners = new CopyOnWriteArrayList<>();
  private boolean started;

  /**
   * @param order of what was there at the start
   */
  public Newest(int limit, Function<V, String> id, Comparator<V> order) {
    this.limit = limit;
    this.id = id;
    this.order = order;
  }

  /** Takes one, unless it is here already. */
  public synchronized void add(V value) {
    if (!ids.add(id.apply(value))) {
      return;
    }
    kept.addLast(value);
    // At the start more are kept, since they come partition by partition.
    int most = started ? limit : 4 * limit;
    while (kept.size() > most) {
      ids.remove(id.apply(kept.removeFirst()));
    }
    if (started) {
      listeners.forEach(listener -> listener.accept(value));
    }
  }

  /** All that was there at the start has come. */
  public synchronized void started() {
    if (started) {
      return;
    }
    started = true;
    List<V> sorted = new ArrayList<>(kept);
    sorted.sort(order);
    kept.clear();
    ids.clear();
    sorted.subList(Math.max(0, sorted.size() - limit), sorted.size()).forEach(this::add);
  }

  /** The oldest first. */
  public synchronized List<V> all() {
    return List.copyOf(kept);
  }

  public synchronized int size() {
    return kept.size();
  }

  /**
   * Listens from after one on: what came since is given at once, and nothing is missed in between.
   *
   * @param after id of the last that was heard; empty to hear the next ones only
   * @param listener must not block
   * @return whether that one is still known here; if it is not, something may be missed
   */
  public synchronized boolean listen(String after, Consumer<V> listener) {
    boolean known = after.isEmpty() || ids.contains(after);
    if (known && !after.isEmpty()) {
      boolean later = false;
      for (V value : kept) {
        if (later) {
          listener.accept(value);
        }
        later |= id.apply(value).equals(after);
      }
    }
    listeners.add(listener);
    return known;
  }

  public void unlisten(Consumer<V> listener) {
    listeners.remove(listener);
  }

  /** The one with an id. */
  public synchronized Optional<V> get(String wanted) {
    return kept.stream().filter(value -> id.apply(value).equals(wanted)).findFirst();
  }
}
