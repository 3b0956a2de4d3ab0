package nl.dijkwacht.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Reads certificates and keys as tools of today write them: PEM. */
final class PemKeyStore {

  /** Of the key in memory, which no file holds. */
  static final String PASSWORD = "memory";

  private static final int MOST_BYTES = 1024 * 1024;
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private PemKeyStore() {}

  /**
   * @throws IOException with a sentence for people, if they cannot be used
   */
  static KeyStore read(Tls tls) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      PrivateKey key = key(tls.key());
      Certificate[] chain = chain(tls.certificate());
      if (chain.length == 0 || !belongTogether(key, chain[0])) {
        // As while one of both is replaced.
        throw new GeneralSecurityException("the key is that of another certificate");
      }
      store.setKeyEntry("server", key, PASSWORD.toCharArray(), chain);
      return store;
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "the certificate in %s or the key in %s cannot be used; both must be PEM, and belong together"
              .formatted(tls.certificate(), tls.key()),
          e);
    }
  }

  private static boolean belongTogether(PrivateKey key, Certificate certificate)
      throws GeneralSecurityException {
    byte[] anything = {1, 2, 3};
    Signature signature =
        Signature.getInstance(
            key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
    signature.initSign(key);
    signature.update(anything);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(anything);
    return signature.verify(signed);
  }

  private static Certificate[] chain(Path file) throws IOException, GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(bytes(file)))
        .toArray(Certificate[]::new);
  }

  private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
    String text = new String(bytes(file), StandardCharsets.US_ASCII);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(
          "%s has no '%s'; 'openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW' makes it so"
              .formatted(file, BEGIN));
    }
    PKCS8EncodedKeySpec encoded =
        new PKCS8EncodedKeySpec(
            Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end)));
    try {
      return KeyFactory.getInstance("EC").generatePrivate(encoded);
    } catch (InvalidKeySpecException ofAnotherKind) {
      return KeyFactory.getInstance("RSA").generatePrivate(encoded);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MOST_BYTES);
    }
  }
}
