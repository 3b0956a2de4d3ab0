package nl.dijkwacht.collectors.objects;

import java.util.List;
import nl.dijkwacht.core.StableId;

/** The hash of an object's name, as two numbers. */
record ObjectHash(long high, long low) {

  private static final int HEX_DIGITS = 16;

  /**
   * @param uri {@code s3://bucket/key}
   */
  static ObjectHash of(String uri) {
    String id = StableId.of(List.of(uri));
    return new ObjectHash(
        Long.parseUnsignedLong(id, 0, HEX_DIGITS, 16),
        Long.parseUnsignedLong(id, HEX_DIGITS, 2 * HEX_DIGITS, 16));
  }
}
