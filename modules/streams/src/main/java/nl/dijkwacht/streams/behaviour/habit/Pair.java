package nl.dijkwacht.streams.behaviour.habit;

import java.io.ByteArrayOutputStream;
import java.util.NavigableMap;
import java.util.TreeMap;
import nl.dijkwacht.core.access.Access;

/**
 * How a principal began with an asset. For one task.
 *
 * <p>In its store: a version (1 byte), the first minute that succeeded, the one that was told last
 * to be the first, the last day, the minutes before with how often it failed in each, and whether
 * more than a few objects were told (1 byte; missing where that was not asked yet).
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
  private boolean moreTold;

  static Pair of(byte[] stored) {
    var in = Varint.versioned(stored, VERSION);
    Pair pair = new Pair();
    pair.first = Varint.get(in);
    pair.told = Varint.get(in);
    pair.lastDay = Varint.get(in);
    for (long left = Varint.get(in); left > 0; left--) {
      pair.failures.put(Varint.get(in), Varint.get(in));
    }
    pair.moreTold = in.hasRemaining() && in.get() != 0;
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
    out.write(moreTold ? 1 : 0);
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

  /**
   * Minutes from the first one that succeeded to an access; negative if it was before that, or
   * something that followed it was told already.
   */
  long untoldSinceFirst(Access access) {
    return moreTold ? -1 : access.minute().getEpochSecond() / MINUTE - first;
  }

  /**
   * Whether an access follows its beginning so closely that it belongs to it, and that was not told
   * yet; from now on it is.
   *
   * @param minutes after the first one that succeeded
   */
  boolean tellMore(Access access, long minutes) {
    long since = untoldSinceFirst(access);
    boolean isNews = since >= 0 && since <= minutes;
    moreTold |= isNews;
    return isNews;
  }

  long lastDay() {
    return lastDay;
  }
}
