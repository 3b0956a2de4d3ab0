package nl.dijkwacht.sigma;

import java.util.Arrays;
import nl.dijkwacht.core.TrailEvent;
import nl.dijkwacht.core.json.JsonTape;
import org.jspecify.annotations.Nullable;

/**
 * A hash table from the bytes of an event's source and name to its type: looking up makes no
 * strings. Neither more types than a bound nor longer names are kept, since these come from
 * outside.
 */
final class EventTypes {

  private static final int MOST = 8192;
  private static final int LONGEST_NAME = 256;

  private record Entry(byte[] source, byte[] name, EventType type) {}

  private final @Nullable Entry[] slots = new @Nullable Entry[MOST * 2];
  private int size;

  @Nullable EventType find(TrailEvent event) {
    Entry entry = slots[slotOf(event)];
    return entry == null ? null : entry.type();
  }

  void add(TrailEvent event, EventType type) {
    JsonTape tape = event.json();
    if (size < MOST
        && length(tape, event.sourceNode()) <= LONGEST_NAME
        && length(tape, event.nameNode()) <= LONGEST_NAME) {
      slots[slotOf(event)] =
          new Entry(copy(tape, event.sourceNode()), copy(tape, event.nameNode()), type);
      size++;
    }
  }

  /** The slot that holds the event's type, or the empty one where it belongs. */
  private int slotOf(TrailEvent event) {
    JsonTape tape = event.json();
    int hash = hash(tape, event.nameNode(), hash(tape, event.sourceNode(), 0));
    int slot = (hash ^ (hash >>> 15)) & (slots.length - 1);
    Entry entry = slots[slot];
    while (entry != null && !isOf(entry, event)) {
      slot = (slot + 1) & (slots.length - 1);
      entry = slots[slot];
    }
    return slot;
  }

  private static boolean isOf(Entry entry, TrailEvent event) {
    JsonTape tape = event.json();
    return equal(entry.name(), tape, event.nameNode())
        && equal(entry.source(), tape, event.sourceNode());
  }

  private static int length(JsonTape tape, int node) {
    return tape.end(node) - tape.start(node);
  }

  private static boolean equal(byte[] text, JsonTape tape, int node) {
    return Arrays.equals(text, 0, text.length, tape.bytes(), tape.start(node), tape.end(node));
  }

  private static int hash(JsonTape tape, int node, int seed) {
    byte[] bytes = tape.bytes();
    int hash = seed;
    for (int i = tape.start(node); i < tape.end(node); i++) {
      hash = hash * 31 + bytes[i];
    }
    return hash;
  }

  private static byte[] copy(JsonTape tape, int node) {
    return Arrays.copyOfRange(tape.bytes(), tape.start(node), tape.end(node));
  }
}
