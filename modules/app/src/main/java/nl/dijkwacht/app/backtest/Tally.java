package nl.dijkwacht.app.backtest;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts by key. Thread-safe. */
final class Tally<K extends Comparable<K>> {

  private final Map<K, LongAdder> counts = new ConcurrentHashMap<>();

  void add(K key) {
    counts.computeIfAbsent(key, any -> new LongAdder()).increment();
  }

  /** What was counted until now, by key. */
  SortedMap<K, Long> counts() {
    SortedMap<K, Long> sums = new TreeMap<>();
    counts.forEach((key, count) -> sums.put(key, count.sum()));
    return sums;
  }
}
