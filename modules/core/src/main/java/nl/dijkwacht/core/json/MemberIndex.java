package nl.dijkwacht.core.json;

import java.util.Arrays;

/**
 * Where the members of a tape's outermost object stand: a record is asked for the same few again
 * and again. It serves only objects as records are, whose keys are few, distinct and without
 * escapes, so that a look-up needs no rule for what is odd. Not thread-safe.
 */
final class MemberIndex {

  private static final int SLOTS = 128;
  private static final int MOST = 64;

  private final int[] keys = new int[SLOTS];
  private final int[] hashes = new int[SLOTS];

  /** Takes in the members of a tape's outermost object; false if it cannot serve this tape. */
  boolean fill(JsonTape tape) {
    int root = tape.root();
    if (root == JsonTape.NONE || tape.kind(root) != JsonKind.OBJECT) {
      return false;
    }
    Arrays.fill(keys, JsonTape.NONE);
    byte[] bytes = tape.bytes();
    int end = tape.next(root);
    int size = 0;
    for (int key = root + 1; key < end; key = tape.next(key + 1)) {
      if (size++ == MOST
          || tape.isEscaped(key)
          || !add(key, ByteHash.of(bytes, tape.start(key), tape.end(key)))) {
        return false;
      }
    }
    return true;
  }

  /** False if the hash is there: the same key a second time, or as good as. */
  private boolean add(int key, int hash) {
    int slot = hash & (SLOTS - 1);
    while (keys[slot] != JsonTape.NONE) {
      if (hashes[slot] == hash) {
        return false;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    keys[slot] = key;
    hashes[slot] = hash;
    return true;
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
