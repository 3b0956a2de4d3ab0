package nl.dijkwacht.core.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A hash of bytes, eight at a time. Who chooses the bytes can make hashes equal: bound chains. */
final class ByteHash {

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private ByteHash() {}

  static int of(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    int at = from;
    for (; at + 8 <= to; at += 8) {
      hash = (hash ^ (long) EIGHT_BYTES.get(bytes, at)) * FACTOR;
      hash ^= hash >>> 32;
    }
    if (at < to) {
      hash = (hash ^ rest(bytes, at, to)) * FACTOR;
      hash ^= hash >>> 32;
    }
    return (int) (hash ^ (hash >>> 15));
  }

  private static long rest(byte[] bytes, int at, int to) {
    if (at + 8 <= bytes.length) {
      return (long) EIGHT_BYTES.get(bytes, at) & (-1L >>> (64 - 8 * (to - at)));
    }
    long rest = 0;
    for (int i = to - 1; i >= at; i--) {
      rest = (rest << 8) | (bytes[i] & 0xff);
    }
    return rest;
  }
}
