package nl.dijkwacht.sigma.correlate;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps events in memory, for as long as it lives itself. For one thread. */
public final class MemoryEntryStore implements EntryStore {

  private record Key(long time, long id) {
    private static final Comparator<Key> ORDER =
        Comparator.comparingLong(Key::time).thenComparingLong(Key::id);
  }

  private final Map<String, NavigableMap<Key, Entry>> groups = new HashMap<>();
  private int size;

  /** How many events it keeps. */
  public int size() {
    return size;
  }

  @Override
  public void put(Entry entry) {
    NavigableMap<Key, Entry> group =
        groups.computeIfAbsent(entry.candidate().group(), key -> new TreeMap<>(Key.ORDER));
    if (group.put(new Key(entry.time(), entry.id()), entry) == null) {
      size++;
    }
  }

  @Override
  public void forEach(String group, Visitor visitor) {
    for (Entry entry : groupOf(group).values()) {
      long[] values = entry.candidate().values().stream().mapToLong(Long::longValue).toArray();
      visitor.visit(entry.time(), entry.id(), entry.candidate().members(), values, entry.fired());
    }
  }

  @Override
  public @Nullable Entry find(String group, long time, long id) {
    return groupOf(group).get(new Key(time, id));
  }

  @Override
  public int removeOldest(String group, int count) {
    NavigableMap<Key, Entry> kept = groupOf(group);
    int removed = 0;
    while (removed < count && kept.pollFirstEntry() != null) {
      removed++;
    }
    size -= removed;
    return removed;
  }

  private NavigableMap<Key, Entry> groupOf(String group) {
    NavigableMap<Key, Entry> kept = groups.get(group);
    return kept == null ? new TreeMap<>(Key.ORDER) : kept;
  }
}
