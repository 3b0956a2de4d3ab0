package nl.dijkwacht.streams.behaviour.habit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.streams.runtime.sketch.ObjectSketch;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * What a principal did with an asset on one day of UTC (event time). Immutable.
 *
 * <p>In its store: a version and whether it waits to be judged (1 byte each); the number of hours
 * and of each the hour and its amounts; the objects that no sketch counts; and the sketch of the
 * others, or without one its length 0 and how many they were.
 */
public final class Day {

  /** Nothing was done. */
  public static final Day EMPTY = new Day(false, new TreeMap<>(), 0, null, 0);

  private static final byte VERSION = 1;
  private static final int HOURS = 24;

  private final boolean isDue;
  private final SortedMap<Integer, Amounts> hours;
  private final long unsketched;
  private final byte @Nullable [] sketch;
  private final long sketched;

  private Day(
      boolean isDue,
      SortedMap<Integer, Amounts> hours,
      long unsketched,
      byte @Nullable [] sketch,
      long sketched) {
    this.isDue = isDue;
    this.hours = Collections.unmodifiableSortedMap(hours);
    this.unsketched = unsketched;
    this.sketch = sketch;
    this.sketched = sketched;
  }

  static Day of(byte[] stored) {
    ByteBuffer in = Varint.versioned(stored, VERSION);
    boolean isDue = in.get() != 0;
    SortedMap<Integer, Amounts> hours = new TreeMap<>();
    for (long left = Varint.get(in); left > 0; left--) {
      int hour = in.get();
      if (hour < 0 || hour >= HOURS) {
        throw new SerializationException("The store of habits is damaged.");
      }
      hours.put(hour, Amounts.read(in));
    }
    long unsketched = Varint.get(in);
    byte[] sketch = Varint.bytes(in);
    return sketch.length == 0
        ? new Day(isDue, hours, unsketched, null, Varint.get(in))
        : new Day(isDue, hours, unsketched, sketch, 0);
  }

  byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(VERSION);
    out.write(isDue ? 1 : 0);
    Varint.put(out, hours.size());
    hours.forEach(
        (hour, amounts) -> {
          out.write(hour);
          amounts.write(out);
        });
    Varint.put(out, unsketched);
    Varint.put(out, sketch == null ? new byte[0] : sketch);
    if (sketch == null) {
      Varint.put(out, sketched);
    }
    return out.toByteArray();
  }

  /**
   * With more of one of its minutes.
   *
   * @param hour of UTC
   * @param more by how much the minute grew
   */
  Day plus(int hour, Amounts more, Access access) {
    SortedMap<Integer, Amounts> added = new TreeMap<>(hours);
    added.merge(hour, more, Amounts::plus);
    ObjectSketch objects = sketchOf(access);
    // A day whose sketch is gone cannot tell which of these it knows.
    if (objects == null || (sketch == null && sketched > 0)) {
      return new Day(isDue, added, unsketched + more.taken(), sketch, sketched);
    }
    if (sketch != null) {
      objects.merge(ObjectSketch.of(sketch));
    }
    return new Day(isDue, added, unsketched, objects.bytes(), 0);
  }

  /** Null if none comes with it that can be read. */
  private static @Nullable ObjectSketch sketchOf(Access access) {
    String text = access.objectsSketch();
    try {
      return text == null ? null : ObjectSketch.ofText(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  Day withDue(boolean due) {
    return due == isDue ? this : new Day(due, hours, unsketched, sketch, sketched);
  }

  boolean isDue() {
    return isDue;
  }

  /** Without its sketch, for which a number stands. */
  Day condensed() {
    return sketch == null
        ? this
        : new Day(isDue, hours, unsketched, null, ObjectSketch.of(sketch).count());
  }

  boolean isCondensed() {
    return sketch == null;
  }

  /** Whether anything succeeded. */
  public boolean isActive() {
    return hours.values().stream().anyMatch(amounts -> amounts.calls() > 0);
  }

  /** Hours of UTC in which anything succeeded, a bit each. */
  public int activeHours() {
    int bits = 0;
    for (var hour : hours.entrySet()) {
      bits |= hour.getValue().calls() > 0 ? (1 << hour.getKey()) : 0;
    }
    return bits;
  }

  /** How much was done on the day; objects that came again in it count once. */
  public long total(Measure measure) {
    long sum = hours.values().stream().mapToLong(measure::of).sum();
    long different = (sketch == null ? sketched : ObjectSketch.of(sketch).count()) + unsketched;
    return measure == Measure.TAKEN && different > 0 ? Math.min(sum, different) : sum;
  }

  /** How much was done in the hour in which most was. */
  public long busiestHour(Measure measure) {
    long most = hours.values().stream().mapToLong(measure::of).max().orElse(0);
    return measure == Measure.TAKEN ? Math.min(most, total(measure)) : most;
  }
}
