package nl.dijkwacht.publish.messages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pseudonyms made with a key (HMAC-SHA256): {@code p-KEY-PSEUDONYM}, where KEY tells which key it
 * was, so that old ones can still be resolved after a change of keys. Thread-safe.
 */
public final class HmacPseudonyms implements Pseudonyms {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int LEAST_KEY_BYTES = 32;
  private static final int MOST_KEY_BYTES = 4096;
  private static final int KEY_ID_DIGITS = 6;
  private static final int DIGITS = 16;

  private final byte[] key;
  private final String keyId;

  /** With a key of 32 bytes or more. */
  public HmacPseudonyms(byte[] key) {
    this.key = key.clone();
    this.keyId = hmac("dijkwacht key id").substring(0, KEY_ID_DIGITS);
  }

  /**
   * With the key of a file.
   *
   * @throws IOException with a sentence for people, if there is no key that can be used
   */
  public static HmacPseudonyms keyed(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] key = in.readNBytes(MOST_KEY_BYTES);
      if (key.length < LEAST_KEY_BYTES) {
        throw new IOException(
            "the key in %s has %d bytes; it needs %d at least, such as 'openssl rand -out FILE 32'"
                    .formatted(file, key.length, LEAST_KEY_BYTES)
                + " makes");
      }
      return new HmacPseudonyms(key);
    }
  }

  /** Which key it is, without telling anything of it. */
  public String keyId() {
    return keyId;
  }

  @Override
  public String of(String identity) {
    return "p-" + keyId + "-" + hmac("identity " + identity).substring(0, DIGITS);
  }

  private String hmac(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
