package nl.dijkwacht.collectors.lookup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.StableId;

/**
 * Remembers the events that were taken and will be seen again. In a checkpoint there is room for
 * {@value #MOST} of them, the newest; others are taken again, and left out by who reads the topic
 * as any second copy is. Not thread-safe.
 */
final class RecentIds {

  /** Half of what a record takes. */
  static final int MOST = 20_000;

  private static final int HASH_LENGTH = 16;
  private static final int RADIX = 36;

  /** The time of each event in seconds, by a hash of its id. */
  private final Map<String, Long> known = new HashMap<>();

  /** Reads what {@link #newest} gave; what makes no sense is forgotten. */
  static RecentIds of(List<String> entries) {
    RecentIds ids = new RecentIds();
    for (String entry : entries) {
      int dash = entry.lastIndexOf('-');
      try {
        long second = Long.parseLong(entry.substring(0, Math.max(0, dash)), RADIX);
        ids.known.put(entry.substring(dash + 1), second);
      } catch (NumberFormatException e) {
        continue;
      }
    }
    return ids;
  }

  /** Remembers an event; false if it was remembered already. */
  boolean add(String id, Instant time) {
    String hash = StableId.of(List.of(id)).substring(0, HASH_LENGTH);
    return known.putIfAbsent(hash, time.getEpochSecond()) == null;
  }

  /** Forgets the events before a time, which are not asked for again. */
  void forgetBefore(Instant time) {
    known.values().removeIf(second -> second < time.getEpochSecond());
  }

  /** The newest events, each as its time and a hash. */
  List<String> newest() {
    List<Map.Entry<String, Long>> entries = new ArrayList<>(known.entrySet());
    entries.sort(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()));
    return entries.stream()
        .limit(MOST)
        .map(entry -> Long.toString(entry.getValue(), RADIX) + "-" + entry.getKey())
        .toList();
  }
}
