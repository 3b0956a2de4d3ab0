package nl.dijkwacht.collectors.integrity;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.ListPublicKeysRequest;
import software.amazon.awssdk.services.cloudtrail.model.ListPublicKeysResponse;
import software.amazon.awssdk.services.cloudtrail.model.PublicKey;

/** What CloudTrail answers when it is asked for the keys of a Region. */
final class KeysOfRegion implements CloudTrailClient {

  /** Made once, since making one takes long; the other is what a forger has. */
  static final KeyPair AWS = generate();

  static final KeyPair FORGER = generate();

  private final List<PublicKey> keys;
  int asked;

  KeysOfRegion(PublicKey... keys) {
    this.keys = List.of(keys);
  }

  /** That has CloudTrail's key, for all of the year 2026. */
  static KeysOfRegion ofAws() {
    return new KeysOfRegion(
        key(AWS, Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z")));
  }

  static PublicKey key(KeyPair pair, Instant from, Instant to) {
    return PublicKey.builder()
        .value(SdkBytes.fromByteArray(pkcs1(pair)))
        .fingerprint(fingerprint(pair))
        .validityStartTime(from)
        .validityEndTime(to)
        .build();
  }

  @Override
  public ListPublicKeysResponse listPublicKeys(ListPublicKeysRequest request) {
    asked++;
    List<PublicKey> inUse =
        keys.stream()
            .filter(key -> key.validityStartTime().isBefore(request.endTime()))
            .filter(key -> key.validityEndTime().isAfter(request.startTime()))
            .toList();
    return ListPublicKeysResponse.builder().publicKeyList(inUse).build();
  }

  @Override
  public String serviceName() {
    return "cloudtrail";
  }

  @Override
  public void close() {}

  /** As AWS's own are made: the MD5 of the key. */
  static String fingerprint(KeyPair pair) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(pkcs1(pair)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code SEQUENCE { INTEGER modulus, INTEGER exponent }}. */
  static byte[] pkcs1(KeyPair pair) {
    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
    ByteArrayOutputStream numbers = new ByteArrayOutputStream();
    numbers.writeBytes(integer(key.getModulus()));
    numbers.writeBytes(integer(key.getPublicExponent()));
    return element(0x30, numbers.toByteArray());
  }

  private static byte[] integer(BigInteger number) {
    return element(0x02, number.toByteArray());
  }

  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    if (content.length > 127) {
      element.write(0x82);
      element.write(content.length >>> 8);
    }
    element.write(content.length);
    element.writeBytes(content);
    return element.toByteArray();
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
