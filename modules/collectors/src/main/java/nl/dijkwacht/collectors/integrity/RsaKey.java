package nl.dijkwacht.collectors.integrity;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/**
 * Reads RSA public keys as CloudTrail hands them out: PKCS#1 in DER, which the JDK does not take.
 * So they are put into the envelope that it does take (X.509, SubjectPublicKeyInfo), in which some
 * keys come already.
 */
final class RsaKey {

  private static final int MAX_BYTES = 4096;
  private static final int SEQUENCE = 0x30;
  private static final int BIT_STRING = 0x03;

  /** {@code SEQUENCE { OBJECT IDENTIFIER rsaEncryption, NULL }}. */
  private static final byte[] RSA_ENCRYPTION = {
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };

  private RsaKey() {}

  /** The key, or none if the bytes are not one. */
  static Optional<RSAPublicKey> of(byte[] der) {
    if (der.length > MAX_BYTES) {
      return Optional.empty();
    }
    return parse(der).or(() -> parse(enveloped(der)));
  }

  private static byte[] enveloped(byte[] pkcs1) {
    byte[] bits = new byte[pkcs1.length + 1];
    System.arraycopy(pkcs1, 0, bits, 1, pkcs1.length);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(RSA_ENCRYPTION);
    content.writeBytes(element(BIT_STRING, bits));
    return element(SEQUENCE, content.toByteArray());
  }

  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    // Two bytes of length, which all keys that are long enough to be safe need.
    element.write(0x82);
    element.write(content.length >>> 8);
    element.write(content.length);
    element.writeBytes(content);
    return element.toByteArray();
  }

  private static Optional<RSAPublicKey> parse(byte[] x509) {
    try {
      return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(x509))
              instanceof RSAPublicKey key
          ? Optional.of(key)
          : Optional.empty();
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }
}
