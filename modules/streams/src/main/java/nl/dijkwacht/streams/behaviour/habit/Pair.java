package nl.dijkwacht.streams.behaviour.habit;

import java.io.ByteArrayOutputStream;
import java.util.NavigableMap;
import java.util.TreeMap;
import nl.dijkwacht.core.Access;

/**
 * How a principal began with an asset. For one task.
 *
 * <p>In its store: a version (1 byte), the first minute that succeeded, the one that was told last
 * to be the first, the last day, and the minutes before with how often it failed in each.
 */
public final class Pair {

  /** In place of a minute: none succeeded yet. */
  public static final long NEVER = Integer.MAX_VALUE;

  private static final byte VERSION = 1;
  private static final int MOST_FAILING_MINUTES = 120;
  private static final long MINUTE = 60;

  private long first = NEVER;
  private long told = NEVER;
  private long lastDay;
  private final NavigableMap<Long, Long> failures = new TreeMap<>();

  static Pair of(byte[] stored) {
    var in = Varint.versioned(stored, VERSION);
    Pair pair = new Pair();
    pair.first = Varint.get(in);
    pair.told = Varint.get(in);
    pair.lastDay = Varint.get(in);
    for (long left = Varint.get(in); left > 0; left--) {
      pair.failures.put(Varint.get(in), Varint.get(in));
    }
    return pair;
  }

  byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(VERSION);
    Varint.put(out, first);
    Varint.put(out, told);
    Varint.put(out, lastDay);
    Varint.put(out, failures.size());
    failures.forEach(
        (minute, count) -> {
          Varint.put(out, minute);
          Varint.put(out, count);
        });
    return out.toByteArray();
  }

  /** Takes note of a minute; whether that changed anything. */
  boolean add(Access access, Amounts amounts, long day) {
    long minute = access.minute().getEpochSecond() / MINUTE;
    boolean changed = day > lastDay;
    lastDay = Math.max(lastDay, day);
    if (amounts.calls() > 0 && minute < first) {
      first = minute;
      failures.tailMap(minute, false).clear();
      changed = true;
    }
    if (amounts.failures() > 0 && minute <= first) {
      changed |= !Long.valueOf(access.failures()).equals(failures.put(minute, access.failures()));
      if (failures.size() > MOST_FAILING_MINUTES) {
        failures.pollFirstEntry();
      }
    }
    return changed;
  }

  /** The first minute that succeeded, since the epoch (event time), or {@link #NEVER}. */
  public long first() {
    return first;
  }

  /** Whether it is of the first minute that succeeded. */
  boolean isFirst(Access access) {
    return first == access.minute().getEpochSecond() / MINUTE;
  }

  /** How often it failed in the minutes before it first succeeded, and in that one. */
  public long failuresBefore(long minutes) {
    return failures.tailMap(first - minutes, true).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Whether what is told of its beginning is no longer so; from now on it is taken for told. */
  boolean tell() {
    boolean isNews = first < told;
    told = Math.min(first, told);
    return isNews;
  }

  long lastDay() {
    return lastDay;
  }
}
