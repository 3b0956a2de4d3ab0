package nl.dijkwacht.core.json;

import java.util.Arrays;

/**
 * Where the members of a tape's outermost object stand: a record is asked for the same few again
 * and again. It serves only objects as records are, whose keys are few, distinct and without
 * escapes, so that a look-up needs no rule for what is odd. Not thread-safe.
 */
final class MemberIndex {

  /** The hash of a key that the index cannot take in. */
  static final int UNKNOWN = 0;

  private static final int SLOTS = 64;
  private static final int MOST = 48;

  private final int[] keys = new int[SLOTS];
  private final int[] hashes = new int[SLOTS];
  private int size;
  private boolean usable;

  /** The next tape has no object, as far as is known. */
  void clear() {
    usable = false;
  }

  /** An object begins. */
  void begin() {
    Arrays.fill(keys, JsonTape.NONE);
    size = 0;
    usable = true;
  }

  /** Whether it holds all members of an object. */
  boolean isUsable() {
    return usable;
  }

  /** Takes in a member. The same hash again is the same key again, or as bad. */
  void add(int key, int hash) {
    if (!usable) {
      return;
    }
    int slot = hash & (SLOTS - 1);
    while (keys[slot] != JsonTape.NONE) {
      if (hashes[slot] == hash) {
        usable = false;
        return;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    keys[slot] = key;
    hashes[slot] = hash;
    usable = hash != UNKNOWN && ++size <= MOST;
  }

  /** The value of a member, or {@link JsonTape#NONE}. */
  int find(JsonTape tape, MemberName name) {
    int slot = name.hash() & (SLOTS - 1);
    while (keys[slot] != JsonTape.NONE) {
      if (hashes[slot] == name.hash()) {
        return tape.isExactly(keys[slot], name.utf8()) ? keys[slot] + 1 : JsonTape.NONE;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    return JsonTape.NONE;
  }
}
