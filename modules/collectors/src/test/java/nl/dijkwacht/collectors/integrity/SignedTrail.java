package nl.dijkwacht.collectors.integrity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Writes a trail with its digests and signatures, as CloudTrail does. */
final class SignedTrail {

  static final String BUCKET = "trail-bucket";
  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter NAME = time("uuuuMMdd'T'HHmmss'Z'");
  private static final DateTimeFormatter DAY = time("uuuu/MM/dd");

  final MemoryStore store;
  final String bucket;
  final String account;
  final String region;
  final String root;
  final String trail;

  /** The keys of its digests, from the oldest on. */
  final List<String> digests = new ArrayList<>();

  /** The keys of its log files, from the oldest on. */
  final List<String> logs = new ArrayList<>();

  KeyPair keys = KeysOfRegion.AWS;
  Instant now = START;
  private ObjectNode previous = JSON.createObjectNode();

  SignedTrail(MemoryStore store, String root, String account, String region, String trail) {
    this(store, BUCKET, root, account, region, trail);
  }

  SignedTrail(
      MemoryStore store, String bucket, String root, String account, String region, String trail) {
    this.store = store;
    this.bucket = bucket;
    this.root = root;
    this.account = account;
    this.region = region;
    this.trail = trail;
    restart();
  }

  static SignedTrail ofHours(MemoryStore store, int hours) {
    SignedTrail trail = new SignedTrail(store, "AWSLogs/", "111122223333", "eu-west-1", "main");
    trail.hours(hours, 2);
    return trail;
  }

  /** Validation is switched on again: the next digest is the first of a chain. */
  void restart() {
    previous = JSON.createObjectNode();
    for (String field :
        List.of("S3Bucket", "S3Object", "HashValue", "HashAlgorithm", "Signature")) {
      previous.putNull("previousDigest" + field);
    }
  }

  void hours(int hours, int logsInEach) {
    for (int i = 0; i < hours; i++) {
      hour(logsInEach, "");
    }
  }

  void hour(int logsInIt, String suffix) {
    Instant end = now.plus(Duration.ofHours(1));
    ArrayNode listed = JSON.createArrayNode();
    for (int i = 0; i < logsInIt; i++) {
      listed.add(log(end, suffix));
    }
    digest(end, listed, suffix);
    now = end;
  }

  private ObjectNode log(Instant end, String suffix) {
    int number = logs.size();
    String key =
        "%s%s/CloudTrail/%s/%s/%s_CloudTrail_%s_%s_%08d%s%s.json.gz"
            .formatted(
                root,
                account,
                region,
                DAY.format(end),
                account,
                region,
                NAME.format(end),
                number,
                trail,
                suffix);
    byte[] content =
        "{\"Records\":[{\"eventID\":\"%s-%d\"}]}"
            .formatted(trail, number)
            .getBytes(StandardCharsets.UTF_8);
    store.put(bucket, key, gzip(content), Map.of());
    logs.add(key);
    ObjectNode log = JSON.createObjectNode();
    log.put("s3Bucket", bucket);
    log.put("s3Object", key);
    log.put("hashValue", sha256(content));
    log.put("hashAlgorithm", "SHA-256");
    log.put("newestEventTime", now.toString());
    log.put("oldestEventTime", now.toString());
    return log;
  }

  private void digest(Instant end, ArrayNode listed, String suffix) {
    ObjectNode digest = JSON.createObjectNode();
    digest.put("awsAccountId", account);
    digest.put("digestStartTime", now.toString());
    digest.put("digestEndTime", end.toString());
    digest.put("digestS3Bucket", bucket);
    String key =
        "%s%s/CloudTrail-Digest/%s/%s/%s_CloudTrail-Digest_%s_%s_%s_%s%s.json.gz"
            .formatted(
                root,
                account,
                region,
                DAY.format(end),
                account,
                region,
                trail,
                region,
                NAME.format(end),
                suffix);
    digest.put("digestS3Object", key);
    digest.put("digestPublicKeyFingerprint", KeysOfRegion.fingerprint(keys));
    digest.put("digestSignatureAlgorithm", "SHA256withRSA");
    if (listed.isEmpty()) {
      digest.putNull("newestEventTime").putNull("oldestEventTime");
    } else {
      digest.put("newestEventTime", now.toString()).put("oldestEventTime", now.toString());
    }
    digest.setAll(previous);
    digest.set("logFiles", listed);
    sign(key, digest);
    digests.add(key);
  }

  /** Signs a digest with the keys of this, stores it, and lets the next one name it. */
  private void sign(String key, ObjectNode digest) {
    byte[] content = digest.toString().getBytes(StandardCharsets.UTF_8);
    String before = digest.get("previousDigestSignature").asText();
    String signature =
        signature(
            keys,
            digest.get("digestEndTime").asText()
                + "\n"
                + bucket
                + "/"
                + digest.get("digestS3Object").asText()
                + "\n"
                + sha256(content)
                + "\n"
                + before);
    store.put(
        bucket,
        key,
        gzip(content),
        Map.of("signature", signature, "signature-algorithm", "SHA256withRSA"));
    previous = JSON.createObjectNode();
    previous.put("previousDigestS3Bucket", bucket);
    previous.put("previousDigestS3Object", key);
    previous.put("previousDigestHashValue", sha256(content));
    previous.put("previousDigestHashAlgorithm", "SHA-256");
    previous.put("previousDigestSignature", signature);
  }

  /** Changes a digest and signs it anew, as who has these keys could. */
  void forge(String key, KeyPair forger, Consumer<ObjectNode> change) {
    KeyPair own = keys;
    ObjectNode next = previous;
    keys = forger;
    ObjectNode digest = json(key);
    digest.put("digestPublicKeyFingerprint", KeysOfRegion.fingerprint(forger));
    change.accept(digest);
    sign(key, digest);
    keys = own;
    previous = next;
  }

  /** Changes the content of a digest, and leaves the signature as it is. */
  void edit(String key, Consumer<ObjectNode> change) {
    ObjectNode digest = json(key);
    change.accept(digest);
    byte[] content = gzip(digest.toString().getBytes(StandardCharsets.UTF_8));
    store.put(bucket, key, content, store.get(bucket + "/" + key).metadata());
  }

  private ObjectNode json(String key) {
    byte[] content = store.get(bucket + "/" + key).content();
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return (ObjectNode) JSON.readTree(gzip.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String signature(KeyPair keys, String text) {
    try {
      Signature signer = Signature.getInstance("SHA256withRSA");
      signer.initSign(keys.getPrivate());
      signer.update(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DateTimeFormatter time(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
