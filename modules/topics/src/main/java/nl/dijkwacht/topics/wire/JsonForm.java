package nl.dijkwacht.topics.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How JSON becomes the bytes of a value. */
enum JsonForm {
  /** As it is. */
  PLAIN(Payload.MAX_BYTES),
  /** As it is, or as gzip where it is large. */
  COMPRESSED(Payload.MAX_EXPANDED_BYTES);

  /** Smaller values are left for people to read, and cost no time. */
  private static final int COMPRESSED_FROM = 256 * 1024;

  private final int maxJsonBytes;

  JsonForm(int maxJsonBytes) {
    this.maxJsonBytes = maxJsonBytes;
  }

  /** The most that JSON may have to be read again. */
  int maxJsonBytes() {
    return maxJsonBytes;
  }

  /**
   * The bytes of a value. What could not be read again stays as it is, so that its size tells that
   * it is too large.
   */
  byte[] pack(byte[] json) throws IOException {
    if (this == PLAIN || json.length <= COMPRESSED_FROM || json.length > maxJsonBytes) {
      return json;
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream(json.length / 8);
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(json);
    }
    return packed.toByteArray();
  }

  boolean isPacked(byte[] value) {
    return this == COMPRESSED
        && value.length > 2
        && value[0] == (byte) 0x1f
        && value[1] == (byte) 0x8b;
  }

  /** The JSON of a packed value, with a byte more than is allowed if it has more. */
  byte[] unpack(byte[] value) throws IOException {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(value))) {
      return gzip.readNBytes(maxJsonBytes + 1);
    }
  }
}
