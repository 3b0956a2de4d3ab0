package nl.dijkwacht.sigma.correlate;

import java.util.Arrays;

/** A set of fingerprints, without an object for each. For one thread. */
final class LongSet {

  private static final int FEWEST = 8;

  /** 0 means an empty slot; whether 0 itself is in the set is kept apart. */
  private long[] slots = new long[FEWEST];

  private boolean hasZero;
  private int size;

  /** False if it was there already. */
  boolean add(long value) {
    if (value == 0) {
      boolean added = !hasZero;
      hasZero = true;
      size += added ? 1 : 0;
      return added;
    }
    if (size * 2 >= slots.length) {
      grow();
    }
    int slot = slotOf(value);
    if (slots[slot] == value) {
      return false;
    }
    slots[slot] = value;
    size++;
    return true;
  }

  int size() {
    return size;
  }

  /** Where the value stands, or would. Fingerprints are spread well as they are. */
  private int slotOf(long value) {
    int slot = (int) value & (slots.length - 1);
    while (slots[slot] != 0 && slots[slot] != value) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] before = slots;
    slots = new long[before.length * 2];
    Arrays.stream(before)
        .filter(value -> value != 0)
        .forEach(value -> slots[slotOf(value)] = value);
  }
}
