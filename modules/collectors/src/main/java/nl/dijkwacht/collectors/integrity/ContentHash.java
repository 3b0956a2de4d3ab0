package nl.dijkwacht.collectors.integrity;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import nl.dijkwacht.collectors.files.PlainContent;

/**
 * The SHA-256 of an object's uncompressed content, which is what CloudTrail hashes.
 *
 * @param sha256 in lower-case hexadecimal digits
 * @param bytes uncompressed
 */
record ContentHash(String sha256, long bytes) {

  private static final int PIECE = 64 << 10;

  /**
   * Reads all. It goes by in pieces, so that memory does not grow with the object.
   *
   * @param stored gzip, or plain where whoever brought it has unpacked it already; what is neither
   *     fails as {@link nl.dijkwacht.collectors.files.BrokenInput}
   */
  static ContentHash of(InputStream stored) throws IOException {
    MessageDigest sha256 = algorithm();
    byte[] piece = new byte[PIECE];
    long bytes = 0;
    try (PlainContent content = PlainContent.of(stored)) {
      int count;
      while ((count = content.read(piece, 0, piece.length)) >= 0) {
        sha256.update(piece, 0, count);
        bytes += count;
      }
    }
    return new ContentHash(HexFormat.of().formatHex(sha256.digest()), bytes);
  }

  static ContentHash of(byte[] content) {
    return new ContentHash(HexFormat.of().formatHex(algorithm().digest(content)), content.length);
  }

  private static MessageDigest algorithm() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
