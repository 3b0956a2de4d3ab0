package nl.dijkwacht.collectors.objects;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which objects need not be read any more, millions of them: 16 bytes each in a table that is a
 * third to two thirds full. An entry is 111 bits of the hash of an object's name, whether it was
 * given up, and the day of its checkpoint. Days that are gone from the topic too make room when the
 * table is full. For one thread.
 */
final class DoneObjects {

  private static final int SMALLEST = 64;
  private static final long GIVEN_UP = 1 << 16;
  private static final long DAY = GIVEN_UP - 1;

  private final long keptDays;
  private long[] table = new long[2 * SMALLEST];
  private int count;

  /**
   * @param keptDays for how many days an entry is needed at least
   */
  DoneObjects(long keptDays) {
    this.keptDays = keptDays;
  }

  /** How many there are, those included that are not needed any more. */
  int size() {
    return count;
  }

  /** The memory that they take. */
  long bytes() {
    return (long) Long.BYTES * table.length;
  }

  /**
   * @param on the day of the checkpoint (wall clock, UTC)
   */
  void add(ObjectHash object, boolean givenUp, LocalDate on) {
    if (3 * (count + 1) > table.length) {
      rebuild(on);
    }
    long day = Math.max(1, Math.min(on.toEpochDay(), DAY));
    put(object.high(), (object.low() & ~(GIVEN_UP | DAY)) | (givenUp ? GIVEN_UP : 0) | day);
  }

  /** Whether it was given up; null if it is not among them. */
  @Nullable Boolean wasGivenUp(ObjectHash object) {
    int slot = slot(table, object.high(), object.low());
    return isFree(table, slot) ? null : (table[slot + 1] & GIVEN_UP) != 0;
  }

  void remove(ObjectHash object) {
    int slot = slot(table, object.high(), object.low());
    if (isFree(table, slot)) {
      return;
    }
    // A gap would hide what lies behind it, so the rest of the run is put in again.
    table[slot + 1] = 0;
    count--;
    for (int i = next(table, slot); !isFree(table, i); i = next(table, i)) {
      long low = table[i + 1];
      table[i + 1] = 0;
      count--;
      put(table[i], low);
    }
  }

  private void put(long high, long low) {
    int slot = slot(table, high, low);
    count += isFree(table, slot) ? 1 : 0;
    table[slot] = high;
    table[slot + 1] = low;
  }

  private void rebuild(LocalDate today) {
    long oldest = today.toEpochDay() - keptDays;
    int needed = 0;
    for (int i = 0; i < table.length; i += 2) {
      needed += isFree(table, i) || (table[i + 1] & DAY) < oldest ? 0 : 1;
    }
    long[] before = table;
    table = new long[Math.max(2 * SMALLEST, Integer.highestOneBit(Math.max(1, 3 * needed)) * 2)];
    count = 0;
    for (int i = 0; i < before.length; i += 2) {
      if (!isFree(before, i) && (before[i + 1] & DAY) >= oldest) {
        put(before[i], before[i + 1]);
      }
    }
  }

  /** Where an object is, or would be put. */
  private static int slot(long[] table, long high, long low) {
    int slot = ((int) (high ^ high >>> 32) << 1) & (table.length - 1);
    while (!isFree(table, slot)
        && (table[slot] != high || ((table[slot + 1] ^ low) & ~(GIVEN_UP | DAY)) != 0)) {
      slot = next(table, slot);
    }
    return slot;
  }

  /** The day of an entry is never 0. */
  private static boolean isFree(long[] table, int slot) {
    return table[slot + 1] == 0;
  }

  private static int next(long[] table, int slot) {
    return (slot + 2) & (table.length - 1);
  }
}
