package nl.dijkwacht.sigma;

import java.util.Arrays;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;
import org.jspecify.annotations.Nullable;

/**
 * A hash table from values, byte for byte as they stand in records, to what they lead to. Looking
 * up makes no garbage. The values come from outside: only so many are kept, and no long ones. For
 * one thread.
 */
final class ValueTable<T> {

  /** How many values are kept at most. */
  static final int MOST = 4_096;

  private static final int LONGEST = 256;

  private record Entry<T>(int hash, JsonKind kind, byte[] text, T target) {
    boolean isFor(JsonTape tape, int node, int sought) {
      return hash == sought && kind == tape.kind(node) && tape.isExactly(node, text);
    }
  }

  private @Nullable Entry<T>[] slots = slots(8);
  private int size;

  /** Whether a value is short enough to be kept. */
  static boolean isKept(JsonTape tape, int node) {
    return tape.end(node) - tape.start(node) <= LONGEST;
  }

  int size() {
    return size;
  }

  @Nullable T find(JsonTape tape, int node) {
    int hash = tape.hash(node);
    int slot = hash & (slots.length - 1);
    for (Entry<T> entry = slots[slot]; entry != null; entry = slots[slot]) {
      if (entry.isFor(tape, node, hash)) {
        return entry.target();
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return null;
  }

  /** Adds a value that is not there, unless it is too long or there are too many. */
  void add(JsonTape tape, int node, T target) {
    if (size == MOST || !isKept(tape, node)) {
      return;
    }
    if (++size > slots.length / 2) {
      @Nullable Entry<T>[] smaller = slots;
      slots = slots(smaller.length * 2);
      for (Entry<T> entry : smaller) {
        if (entry != null) {
          put(entry);
        }
      }
    }
    byte[] text = Arrays.copyOfRange(tape.bytes(), tape.start(node), tape.end(node));
    put(new Entry<>(tape.hash(node), tape.kind(node), text, target));
  }

  private void put(Entry<T> entry) {
    int slot = entry.hash() & (slots.length - 1);
    while (slots[slot] != null) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = entry;
  }

  @SuppressWarnings("unchecked") // Nothing but entries of this table is ever put in.
  private static <T> @Nullable Entry<T>[] slots(int count) {
    return (@Nullable Entry<T>[]) new Entry<?>[count];
  }
}
