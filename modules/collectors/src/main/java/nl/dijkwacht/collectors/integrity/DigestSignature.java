package nl.dijkwacht.collectors.integrity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.HexFormat;

/** The signature of a digest file: SHA-256 with RSA over four lines. */
final class DigestSignature {

  static final String ALGORITHM = "SHA256withRSA";

  private static final int MAX_DIGITS = 4096;

  private DigestSignature() {}

  /**
   * Whether the signature was made with the key's other half over this digest.
   *
   * @param sha256 of the digest's uncompressed content, in lower-case hexadecimal digits
   * @param signature in hexadecimal digits; what is none is wrong
   */
  static boolean isValid(DigestFile digest, String sha256, String signature, RSAPublicKey key) {
    try {
      if (signature.length() > MAX_DIGITS) {
        return false;
      }
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(signed(digest, sha256).getBytes(StandardCharsets.UTF_8));
      return verifier.verify(HexFormat.of().parseHex(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /** The text that is signed. */
  static String signed(DigestFile digest, String sha256) {
    PreviousDigest previous = digest.previous();
    return String.join(
        "\n",
        digest.signedEnd(),
        digest.bucket() + "/" + digest.key(),
        sha256,
        // CloudTrail writes the word where there is none.
        previous == null ? "null" : previous.signature());
  }
}
