package nl.dijkwacht.sigma.correlate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Texts as 64 bits: the first of a SHA-256, since whoever could make two texts collide could hide
 * one behind the other. For one thread.
 */
public final class Fingerprint {

  private final MessageDigest digest = sha256();
  private final byte[] hash = new byte[32];

  /** The fingerprint of a text. */
  public long of(String text) {
    try {
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      digest.digest(hash, 0, hash.length);
      return ByteBuffer.wrap(hash).getLong();
    } catch (DigestException e) {
      throw new IllegalStateException("32 bytes are enough for a SHA-256", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
