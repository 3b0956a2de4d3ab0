package nl.dijkwacht.reports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** UUIDs of version 5 (RFC 9562): the same name has the same one, everywhere. */
final class NameUuid {

  /** Of Dijkwacht's own names; made once, at random. */
  private static final UUID NAMESPACE = UUID.fromString("6a1f0f5e-5f0b-4c39-9f4e-3d2b8c7a9e10");

  private static final int VERSION_BYTE = 6;
  private static final int VARIANT_BYTE = 8;

  private NameUuid() {}

  /** Of a kind of thing and its name or content. */
  static String of(String kind, String name) {
    MessageDigest digest = sha1();
    digest.update(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(NAMESPACE.getMostSignificantBits())
            .putLong(NAMESPACE.getLeastSignificantBits())
            .flip());
    byte[] hash = digest.digest((kind + ":" + name).getBytes(StandardCharsets.UTF_8));
    hash[VERSION_BYTE] = (byte) ((hash[VERSION_BYTE] & 0x0f) | 0x50);
    hash[VARIANT_BYTE] = (byte) ((hash[VARIANT_BYTE] & 0x3f) | 0x80);
    ByteBuffer bytes = ByteBuffer.wrap(hash);
    return new UUID(bytes.getLong(), bytes.getLong()).toString();
  }

  /** What version 5 asks for; nothing is kept secret or proven by it. */
  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
