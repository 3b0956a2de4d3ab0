package nl.dijkwacht.core.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key of pseudonyms. Its id is derived from it and tells nothing of it. Thread-safe; it never
 * prints its secret.
 */
public final class PseudonymKey {

  static final int BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final String BASE_32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int BITS_OF_DIGIT = 5;
  private static final int DIGITS = 16;
  private static final int ID_BYTES = 3;

  private final byte[] secret;
  private final Instant madeAt;
  private final String id;

  /**
   * @param secret of {@link #BYTES} random bytes
   * @param madeAt wall clock
   */
  PseudonymKey(byte[] secret, Instant madeAt) {
    this.secret = secret.clone();
    this.madeAt = madeAt;
    this.id = HexFormat.of().formatHex(hmac("dijkwacht key id"), 0, ID_BYTES);
  }

  /** Six hexadecimal digits, which pseudonyms carry. */
  public String id() {
    return id;
  }

  /** When it was made (wall clock). */
  public Instant madeAt() {
    return madeAt;
  }

  byte[] secret() {
    return secret.clone();
  }

  /** {@code p-KEY-} and 80 bits in base 32: enough that no two of a million people are one. */
  String pseudonym(String identity) {
    return "p-" + id + "-" + base32(hmac("identity " + identity));
  }

  private static String base32(byte[] bytes) {
    StringBuilder digits = new StringBuilder(DIGITS);
    int bits = 0;
    int held = 0;
    for (int next = 0; digits.length() < DIGITS; ) {
      if (held < BITS_OF_DIGIT) {
        bits = bits << Byte.SIZE | Byte.toUnsignedInt(bytes[next++]);
        held += Byte.SIZE;
      }
      held -= BITS_OF_DIGIT;
      digits.append(BASE_32.charAt(bits >> held & (BASE_32.length() - 1)));
    }
    return digits.toString();
  }

  private byte[] hmac(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "key " + id;
  }
}
