package nl.dijkwacht.streams.behaviour.habit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;

/** Numbers of the stores, seven bits a byte and the lowest first: most are small. */
final class Varint {

  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;

  private Varint() {}

  /** Writes a number that is not negative. */
  static void put(ByteArrayOutputStream out, long value) {
    long rest = value;
    while (rest >= MORE) {
      out.write((int) (rest & (MORE - 1)) | MORE);
      rest >>>= BITS;
    }
    out.write((int) rest);
  }

  static long get(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      byte next = in.get();
      value |= (long) (next & (MORE - 1)) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new SerializationException("The store of habits is damaged.");
  }

  static void put(ByteArrayOutputStream out, String text) {
    put(out, text.getBytes(StandardCharsets.UTF_8));
  }

  static String text(ByteBuffer in) {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  static void put(ByteArrayOutputStream out, byte[] bytes) {
    put(out, bytes.length);
    out.writeBytes(bytes);
  }

  static byte[] bytes(ByteBuffer in) {
    long length = get(in);
    if (length > in.remaining()) {
      throw new SerializationException("The store of habits is damaged.");
    }
    byte[] bytes = new byte[(int) length];
    in.get(bytes);
    return bytes;
  }

  /** The content behind a version that has to be the one that is written here. */
  static ByteBuffer versioned(byte[] stored, byte version) {
    ByteBuffer in = ByteBuffer.wrap(stored);
    if (in.get() != version) {
      throw new SerializationException(
          "The store of habits was written by another version of Dijkwacht; it needs the"
              + " application id of its own version.");
    }
    return in;
  }
}
