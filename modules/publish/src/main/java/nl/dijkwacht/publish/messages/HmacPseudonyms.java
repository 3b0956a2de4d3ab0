package nl.dijkwacht.publish.messages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
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
      return of(in.readNBytes(MOST_KEY_BYTES), file.toString());
    }
  }

  /**
   * With a key in base64, such as an environment variable has it.
   *
   * @param where it is, for people
   * @throws IOException with a sentence for people, if it is no key that can be used
   */
  public static HmacPseudonyms keyed(String base64, String where) throws IOException {
    try {
      return of(Base64.getDecoder().decode(base64.strip()), where);
    } catch (IllegalArgumentException e) {
      // Its message quotes the key.
      throw new IOException("%s holds no base64; correct it".formatted(where));
    }
  }

  private static HmacPseudonyms of(byte[] key, String where) throws IOException {
    if (key.length < LEAST_KEY_BYTES) {
      throw new IOException(
          "the key in %s has %d bytes; it needs %d at least, such as 'openssl rand 32' makes"
              .formatted(where, key.length, LEAST_KEY_BYTES));
    }
    return new HmacPseudonyms(key);
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
