package nl.dijkwacht.core.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Remembers which key came after which at what depth: records of one kind name their members in the
 * same order, so most keys need not be read but only compared with what is expected. A memory that
 * is wrong costs time and nothing else. Bounded; not thread-safe.
 */
final class KeyMemory {

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int PLACES = 1_024;
  private static final int WIDTH = 64;

  /** In each place one key as it stood: its quotes, and the colon. */
  private final byte[] texts = new byte[PLACES * WIDTH];

  private final int[] lengths = new int[PLACES];
  private final int[] hashes = new int[PLACES];
  private int place;
  private int previous;

  /** A new text begins. */
  void restart() {
    previous = 0;
  }

  /**
   * The length of the expected key with its quotes and colon if it stands here, or 0.
   *
   * @param at of the opening quote
   */
  int expected(byte[] bytes, int at, int to, int depth) {
    place = (previous + depth * 0x9E3779B9) >>> 22;
    int length = lengths[place];
    // Eight bytes are looked at together, and none of them may lie behind the end.
    if (length == 0 || at + length + 8 > to) {
      return 0;
    }
    int text = place * WIDTH;
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      if ((long) EIGHT_BYTES.get(bytes, at + i) != (long) EIGHT_BYTES.get(texts, text + i)) {
        return 0;
      }
    }
    long difference =
        (long) EIGHT_BYTES.get(bytes, at + i) ^ (long) EIGHT_BYTES.get(texts, text + i);
    if (i < length && difference << (64 - 8 * (length - i)) != 0) {
      return 0;
    }
    previous = hashes[place];
    return length;
  }

  /** Another key stood there than was expected, if any was. */
  void learn(byte[] bytes, int from, int to, int hash) {
    int length = to - from;
    if (length <= WIDTH - 8) {
      System.arraycopy(bytes, from, texts, place * WIDTH, length);
      lengths[place] = length;
      hashes[place] = hash;
    }
    previous = hash;
  }

  /** The hash of the last key. */
  int hash() {
    return previous;
  }
}
