package nl.dijkwacht.streams.runtime.sketch;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many different objects there were, by their hashes: up to {@value #MOST_EXACT} exactly, more
 * with a standard error of 2.4 %. It depends on the set of hashes alone, whatever their order and
 * however often each comes. Mutable; for one thread.
 *
 * <p>Its bytes are a form (1 byte), then the sorted hashes (8 bytes each, big-endian) or the state
 * of an UltraLogLog.
 */
public final class ObjectSketch {

  private static final int MOST_EXACT = 64;
  private static final int PRECISION = 10;
  private static final byte EXACT = 0;
  private static final byte ESTIMATED = 1;

  private long[] exact = new long[4];
  private int size;
  private @Nullable UltraLogLog many;

  /** Of no object. */
  public ObjectSketch() {}

  /**
   * A sketch of its bytes.
   *
   * @throws IllegalArgumentException if they are of no sketch
   */
  public static ObjectSketch of(byte[] bytes) {
    ObjectSketch sketch = new ObjectSketch();
    if (bytes.length == 1 + (1 << PRECISION) && bytes[0] == ESTIMATED) {
      sketch.many = UltraLogLog.wrap(Arrays.copyOfRange(bytes, 1, bytes.length));
    } else if (bytes.length > 0 && bytes[0] == EXACT && isExact(bytes.length - 1)) {
      ByteBuffer hashes = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
      while (hashes.hasRemaining()) {
        sketch.add(hashes.getLong());
      }
    } else {
      throw new IllegalArgumentException("these bytes are no sketch of objects");
    }
    return sketch;
  }

  private static boolean isExact(int length) {
    return length % Long.BYTES == 0 && length / Long.BYTES <= MOST_EXACT;
  }

  /**
   * A sketch of {@link #text}.
   *
   * @param text null for that of no object
   * @throws IllegalArgumentException if it is of no sketch
   */
  public static ObjectSketch ofText(@Nullable String text) {
    return text == null ? new ObjectSketch() : of(Base64.getDecoder().decode(text));
  }

  /**
   * Takes note of objects.
   *
   * @param hashes 64 bits each, as 16 hex digits
   */
  public void addAll(List<String> hashes) {
    hashes.forEach(hash -> add(Long.parseUnsignedLong(hash, 16)));
  }

  /** Takes note of all that another one holds. */
  public void merge(ObjectSketch other) {
    UltraLogLog others = other.many;
    if (others != null) {
      estimate().add(others);
    } else {
      for (int i = 0; i < other.size; i++) {
        add(other.exact[i]);
      }
    }
  }

  private void add(long hash) {
    if (many != null) {
      many.add(hash);
      return;
    }
    int at = Arrays.binarySearch(exact, 0, size, hash);
    if (at >= 0) {
      return;
    }
    if (size == MOST_EXACT) {
      estimate().add(hash);
      return;
    }
    if (size == exact.length) {
      exact = Arrays.copyOf(exact, 2 * size);
    }
    int place = -at - 1;
    System.arraycopy(exact, place, exact, place + 1, size - place);
    exact[place] = hash;
    size++;
  }

  private UltraLogLog estimate() {
    UltraLogLog estimated = many;
    if (estimated == null) {
      estimated = UltraLogLog.create(PRECISION);
      for (int i = 0; i < size; i++) {
        estimated.add(exact[i]);
      }
      many = estimated;
      size = 0;
    }
    return estimated;
  }

  /** How many different objects there were, estimated. */
  public long count() {
    return many == null ? size : Math.max(1, Math.round(many.getDistinctCountEstimate()));
  }

  public boolean isEmpty() {
    return many == null && size == 0;
  }

  /** Its bytes. */
  public byte[] bytes() {
    if (many != null) {
      byte[] state = many.getState();
      byte[] bytes = new byte[1 + state.length];
      bytes[0] = ESTIMATED;
      System.arraycopy(state, 0, bytes, 1, state.length);
      return bytes;
    }
    ByteBuffer bytes = ByteBuffer.allocate(1 + size * Long.BYTES).put(EXACT);
    for (int i = 0; i < size; i++) {
      bytes.putLong(exact[i]);
    }
    return bytes.array();
  }

  /** Its bytes in base 64; null if it is of no object. */
  public @Nullable String text() {
    return isEmpty() ? null : Base64.getEncoder().encodeToString(bytes());
  }
}
