package nl.dijkwacht.streams.behaviour.habit;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Counts the different objects of a day: merging the sketches of its minutes gives the sketch of
 * their union, in whatever order and however often each comes. The error is 5 % (one standard
 * deviation).
 */
final class ObjectSketch {

  /** 256 bytes. */
  private static final int PRECISION = 8;

  private static final int SMALLEST = 1 << 3;
  private static final int LARGEST = 1 << 16;

  private ObjectSketch() {}

  /** The sketch of an access; null if it has none that can be read. */
  static byte @Nullable [] of(@Nullable String base64) {
    if (base64 == null || base64.length() > 2 * LARGEST) {
      return null;
    }
    try {
      byte[] state = Base64.getDecoder().decode(base64);
      boolean fits =
          Integer.bitCount(state.length) == 1
              && state.length >= SMALLEST
              && state.length <= LARGEST;
      return fits ? small(UltraLogLog.wrap(state)).getState() : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static UltraLogLog small(UltraLogLog sketch) {
    return sketch.getP() > PRECISION ? sketch.downsize(PRECISION) : sketch;
  }

  static byte[] union(byte @Nullable [] one, byte[] other) {
    return one == null
        ? other
        : UltraLogLog.merge(UltraLogLog.wrap(one), UltraLogLog.wrap(other)).getState();
  }

  static long count(byte[] sketch) {
    return Math.round(UltraLogLog.wrap(sketch).getDistinctCountEstimate());
  }
}
