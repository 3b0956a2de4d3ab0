package nl.dijkwacht.api.pages;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.dijkwacht.api.Call;
import nl.dijkwacht.api.access.Gate;

/**
 * Shows that a form is one that Dijkwacht gave to who sends it. It is made from the token that the
 * browser keeps, which other sites do not know, so that any instance knows it again; where nobody
 * has a token, from a key of this process. Thread-safe.
 */
final class FormSeal {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final byte[] ownKey = new byte[KEY_BYTES];

  FormSeal() {
    new SecureRandom().nextBytes(ownKey);
  }

  /**
   * The seal.
   *
   * @param purpose what the form is about
   */
  String of(Call call, String purpose) {
    byte[] key =
        call.cookie(Gate.COOKIE)
            .filter(token -> !token.isEmpty())
            .map(token -> token.getBytes(StandardCharsets.UTF_8))
            .orElse(ownKey);
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return HexFormat.of()
          .formatHex(mac.doFinal(("form " + purpose).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  boolean isOf(Call call, String purpose, String seal) {
    return MessageDigest.isEqual(
        of(call, purpose).getBytes(StandardCharsets.US_ASCII),
        seal.getBytes(StandardCharsets.UTF_8));
  }
}
