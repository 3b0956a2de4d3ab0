package nl.dijkwacht.app.pipeline;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Opens private keys that are encrypted with a password. Kafka's clients do it too, but on Java 17
 * not for keys as OpenSSL has written them since 1.1: with PBES2.
 */
final class EncryptedKey {

  private static final String BEGIN = "-----BEGIN ENCRYPTED PRIVATE KEY-----";
  private static final String END = "-----END ENCRYPTED PRIVATE KEY-----";
  private static final int LINE = 64;

  private EncryptedKey() {}

  static boolean isIn(String pem) {
    return pem.contains(BEGIN);
  }

  /**
   * The key in PEM, no longer encrypted.
   *
   * @throws IOException with the beginning of a sentence for people, without the password
   */
  static String opened(String pem, String password) throws IOException {
    int begin = pem.indexOf(BEGIN) + BEGIN.length();
    int end = pem.indexOf(END);
    if (end < begin) {
      throw new IOException("the key has no end");
    }
    try {
      EncryptedPrivateKeyInfo sealed =
          new EncryptedPrivateKeyInfo(Base64.getMimeDecoder().decode(pem.substring(begin, end)));
      // For PBES2 the parameters tell by their text which of its kinds it is.
      String algorithm =
          sealed.getAlgName().startsWith("PBE") && !sealed.getAlgName().equals("PBES2")
              ? sealed.getAlgName()
              : String.valueOf(sealed.getAlgParameters());
      Cipher cipher = Cipher.getInstance(algorithm);
      cipher.init(
          Cipher.DECRYPT_MODE,
          SecretKeyFactory.getInstance(algorithm)
              .generateSecret(new PBEKeySpec(password.toCharArray())),
          sealed.getAlgParameters());
      return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
          .formatted(
              Base64.getMimeEncoder(LINE, new byte[] {'\n'})
                  .encodeToString(sealed.getKeySpec(cipher).getEncoded()));
    } catch (GeneralSecurityException | IllegalArgumentException | IOException e) {
      throw new IOException("the key cannot be opened with the password that is given", e);
    }
  }
}
