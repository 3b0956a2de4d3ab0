package nl.dijkwacht.collectors.integrity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import nl.dijkwacht.collectors.files.BrokenInput;
import nl.dijkwacht.collectors.files.ByteSource;
import nl.dijkwacht.collectors.files.GzipBytes;
import nl.dijkwacht.core.DeadLetterReason;

/**
 * The uncompressed content of an object, which is what CloudTrail hashes. It goes by in pieces, so
 * that memory does not grow with the object.
 */
final class Unpacked {

  private static final int PIECE = 64 << 10;

  private Unpacked() {}

  /**
   * @param sha256 in lower-case hexadecimal digits
   */
  record Hash(String sha256, long bytes) {}

  /** Takes content piece by piece. */
  @FunctionalInterface
  interface Sink {
    void piece(byte[] bytes, int length);
  }

  /**
   * Reads all.
   *
   * @param content gzip, or plain where whoever brought it has unpacked it already
   * @param maxBytes uncompressed; more fails as {@link BrokenInput}, as does what is no whole gzip
   */
  static Hash read(InputStream content, long maxBytes, Sink sink) throws IOException {
    byte[] head = content.readNBytes(2);
    InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), content);
    if (head.length == 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
      try (GzipBytes gzip = new GzipBytes(all, maxBytes)) {
        return hash(gzip, maxBytes, sink);
      }
    }
    return hash(all::read, maxBytes, sink);
  }

  private static Hash hash(ByteSource source, long maxBytes, Sink sink) throws IOException {
    MessageDigest sha256 = sha256();
    byte[] piece = new byte[PIECE];
    long bytes = 0;
    int count;
    while ((count = source.read(piece, 0, piece.length)) >= 0) {
      bytes += count;
      if (bytes > maxBytes) {
        throw new BrokenInput(DeadLetterReason.EXPANDS_TOO_MUCH, "more than " + maxBytes);
      }
      sha256.update(piece, 0, count);
      sink.piece(piece, count);
    }
    return new Hash(HexFormat.of().formatHex(sha256.digest()), bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
