package nl.dijkwacht.sigma.correlate;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The groups that were used last. An event of a group takes some 50 bytes, so what is kept here
 * takes some 25 MB at most; all others are read again when they are wanted. For one thread.
 */
final class GroupCache {

  private static final int MOST = 500_000;

  /** A group without events takes about as much as so many events. */
  private static final int EMPTY = 12;

  private static final class Held {
    private final Group group;
    private int weight;

    Held(Group group) {
      this.group = group;
      this.weight = weightOf(group);
    }
  }

  private final Map<String, Held> groups = new LinkedHashMap<>(16, 0.75f, true);
  private long weight;

  @Nullable Group get(String key) {
    Held held = groups.get(key);
    return held == null ? null : held.group;
  }

  void put(String key, Group group) {
    remove(key);
    Held held = new Held(group);
    groups.put(key, held);
    weight += held.weight;
    shrink();
  }

  /** Takes note that a group took another event. */
  void grown(String key) {
    Held held = groups.get(key);
    if (held != null) {
      weight -= held.weight;
      held.weight = weightOf(held.group);
      weight += held.weight;
      shrink();
    }
  }

  void remove(String key) {
    Held held = groups.remove(key);
    if (held != null) {
      weight -= held.weight;
    }
  }

  int size() {
    return groups.size();
  }

  private static int weightOf(Group group) {
    return group.weight() + EMPTY;
  }

  private void shrink() {
    Iterator<Held> oldest = groups.values().iterator();
    // The last one is in use.
    for (int left = groups.size(); weight > MOST && left > 1; left--) {
      weight -= oldest.next().weight;
      oldest.remove();
    }
  }
}
