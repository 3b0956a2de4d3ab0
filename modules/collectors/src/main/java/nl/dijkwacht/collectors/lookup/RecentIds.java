package nl.dijkwacht.collectors.lookup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern ENTRY = Pattern.compile("(-?[0-9a-z]{1,10})-([0-9a-f]{16})");

  /** The time of each event in seconds, by a hash of its id. */
  private final Map<String, Long> known = new HashMap<>();

  /** Reads what {@link #newest} gave; what makes no sense is forgotten. */
  static RecentIds of(List<String> entries) {
    RecentIds ids = new RecentIds();
    for (String entry : entries) {
      Matcher parts = ENTRY.matcher(entry);
      if (parts.matches()) {
        ids.known.put(parts.group(2), Long.parseLong(parts.group(1), RADIX));
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
