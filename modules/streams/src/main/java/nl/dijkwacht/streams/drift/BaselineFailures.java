package nl.dijkwacht.streams.drift;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.verdict.Verdict;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What failed when accounts were first seen, until it is told in one. Keys are the group, a zero,
 * the resource, a zero and the control (UTF-8); values the level's name, a zero and the control's
 * title (UTF-8).
 */
final class BaselineFailures {

  /**
   * The figures of a digest.
   *
   * @param controls how many controls failed, counting each resource
   * @param levels how many of each level
   * @param gravest title of the gravest control; of several the one that fails most, then the first
   */
  record Figures(long controls, long resources, Map<Level, Long> levels, String gravest) {

    /** The gravest level; INFORMATIONAL if nothing failed. */
    Level level() {
      return levels.keySet().stream().reduce(Level.INFORMATIONAL, Level::or);
    }
  }

  private final KeyValueStore<Bytes, byte[]> store;

  BaselineFailures(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  void add(String group, Verdict verdict) {
    store.put(
        key(group + "\0" + verdict.resource() + "\0" + verdict.control().id()),
        utf8(verdict.control().level().label() + "\0" + Clipped.text(verdict.control().title())));
  }

  /** Counts and forgets those of a group. */
  Figures take(String group) {
    Map<Level, Long> levels = new EnumMap<>(Level.class);
    Map<Level, Map<String, Long>> titles = new EnumMap<>(Level.class);
    List<Bytes> keys = new ArrayList<>();
    long resources = 0;
    String last = null;
    try (var all = store.range(key(group + "\0"), key(group + "\1"))) {
      while (all.hasNext()) {
        var entry = all.next();
        keys.add(entry.key);
        String resource = resource(entry.key);
        resources += resource.equals(last) ? 0 : 1;
        last = resource;
        String[] value = new String(entry.value, StandardCharsets.UTF_8).split("\0", 2);
        Level level = Level.ofLabel(value[0]).orElse(Level.INFORMATIONAL);
        String title = value[1];
        levels.merge(level, 1L, Long::sum);
        titles.computeIfAbsent(level, of -> new TreeMap<>()).merge(title, 1L, Long::sum);
      }
    }
    keys.forEach(store::delete);
    Level gravest = levels.keySet().stream().reduce(Level.INFORMATIONAL, Level::or);
    return new Figures(
        keys.size(), resources, levels, most(titles.getOrDefault(gravest, Map.of())));
  }

  private static String most(Map<String, Long> titles) {
    return titles.entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static String resource(Bytes key) {
    String text = new String(key.get(), StandardCharsets.UTF_8);
    return text.substring(0, text.lastIndexOf('\0'));
  }

  private static Bytes key(String text) {
    return Bytes.wrap(utf8(text));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
