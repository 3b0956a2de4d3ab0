package nl.dijkwacht.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Ids that depend on their parts alone, so that the same input gives the same ids on every run and
 * every machine: the first 128 bits of a SHA-256, as 32 lower-case hex digits.
 */
public final class StableId {

  private static final int ID_BYTES = 16;

  /** One for each thread, since looking one up takes longer than hashing a few words. */
  private static final ThreadLocal<MessageDigest> DIGESTS =
      ThreadLocal.withInitial(StableId::sha256);

  private StableId() {}

  /** The id of a list of parts; each is hashed with its length, so that no two lists collide. */
  public static String of(List<String> parts) {
    MessageDigest digest = DIGESTS.get();
    for (String part : parts) {
      byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, utf8.length));
      digest.update(utf8);
    }
    return hex(digest);
  }

  /** The id of some content. */
  public static String ofBytes(byte[] content) {
    MessageDigest digest = DIGESTS.get();
    digest.update(content);
    return hex(digest);
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
