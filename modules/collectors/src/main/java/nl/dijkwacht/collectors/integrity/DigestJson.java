package nl.dijkwacht.collectors.integrity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of digest files. */
final class DigestJson {

  /** Uncompressed; the largest organisations list some thousand log files of 500 bytes an hour. */
  static final int MAX_BYTES = 32 << 20;

  private static final int MAX_LOGS = 100_000;
  private static final int MAX_TEXT = 8192;
  private static final int MAX_DEPTH = 8;

  private static final ObjectReader READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNameLength(MAX_TEXT)
                          .maxNumberLength(64)
                          .maxStringLength(MAX_TEXT)
                          .maxDocumentLength(MAX_BYTES)
                          .build())
                  .build())
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(Content.class);

  private DigestJson() {}

  /** The names are those of the file. */
  private record Content(
      @Nullable String awsAccountId,
      @Nullable String digestStartTime,
      @Nullable String digestEndTime,
      @Nullable String digestS3Bucket,
      @Nullable String digestS3Object,
      @Nullable String digestPublicKeyFingerprint,
      @Nullable String digestSignatureAlgorithm,
      @Nullable String newestEventTime,
      @Nullable String oldestEventTime,
      @Nullable String previousDigestS3Bucket,
      @Nullable String previousDigestS3Object,
      @Nullable String previousDigestHashValue,
      @Nullable String previousDigestHashAlgorithm,
      @Nullable String previousDigestSignature,
      @Nullable List<@Nullable LogContent> logFiles) {}

  private record LogContent(
      @Nullable String s3Bucket,
      @Nullable String s3Object,
      @Nullable String hashValue,
      @Nullable String hashAlgorithm,
      @Nullable String newestEventTime,
      @Nullable String oldestEventTime) {}

  /** A field that is missing or makes no sense. */
  private static final class Fault extends Exception {

    private static final long serialVersionUID = 1;

    Fault(String detail) {
      super(detail);
    }
  }

  /**
   * Reads any bytes; never throws.
   *
   * @param json uncompressed
   */
  static DigestReading read(byte[] json) {
    try {
      Content content = READER.readValue(json);
      return content == null
          ? new DigestReading.Malformed("it is null")
          : new DigestReading.Read(file(content));
    } catch (IOException e) {
      return new DigestReading.Malformed("it is not the JSON of a digest file");
    } catch (Fault e) {
      return new DigestReading.Malformed(String.valueOf(e.getMessage()));
    }
  }

  private static DigestFile file(Content content) throws Fault {
    String end = required(content.digestEndTime, "digestEndTime");
    return new DigestFile(
        required(content.awsAccountId, "awsAccountId"),
        time(required(content.digestStartTime, "digestStartTime"), "digestStartTime"),
        time(end, "digestEndTime"),
        end,
        required(content.digestS3Bucket, "digestS3Bucket"),
        required(content.digestS3Object, "digestS3Object"),
        required(content.digestPublicKeyFingerprint, "digestPublicKeyFingerprint"),
        required(content.digestSignatureAlgorithm, "digestSignatureAlgorithm"),
        timeOrNull(content.newestEventTime, "newestEventTime"),
        timeOrNull(content.oldestEventTime, "oldestEventTime"),
        previous(content),
        logs(content.logFiles));
  }

  private static @Nullable PreviousDigest previous(Content content) throws Fault {
    if (content.previousDigestS3Object == null && content.previousDigestSignature == null) {
      return null;
    }
    return new PreviousDigest(
        required(content.previousDigestS3Bucket, "previousDigestS3Bucket"),
        required(content.previousDigestS3Object, "previousDigestS3Object"),
        required(content.previousDigestHashValue, "previousDigestHashValue"),
        required(content.previousDigestHashAlgorithm, "previousDigestHashAlgorithm"),
        required(content.previousDigestSignature, "previousDigestSignature"));
  }

  private static List<ListedLog> logs(@Nullable List<@Nullable LogContent> contents) throws Fault {
    if (contents == null) {
      throw new Fault("its logFiles are missing");
    }
    if (contents.size() > MAX_LOGS) {
      throw new Fault("it lists more than %,d log files".formatted(MAX_LOGS));
    }
    ListedLog[] logs = new ListedLog[contents.size()];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = log(contents.get(i));
    }
    return List.of(logs);
  }

  private static ListedLog log(@Nullable LogContent content) throws Fault {
    if (content == null) {
      throw new Fault("one of its logFiles is null");
    }
    return new ListedLog(
        required(content.s3Bucket, "logFiles.s3Bucket"),
        required(content.s3Object, "logFiles.s3Object"),
        required(content.hashValue, "logFiles.hashValue"),
        required(content.hashAlgorithm, "logFiles.hashAlgorithm"),
        timeOrNull(content.newestEventTime, "logFiles.newestEventTime"),
        timeOrNull(content.oldestEventTime, "logFiles.oldestEventTime"));
  }

  private static String required(@Nullable String value, String name) throws Fault {
    if (value == null || value.isEmpty()) {
      throw new Fault("its %s is missing".formatted(name));
    }
    return value;
  }

  private static @Nullable Instant timeOrNull(@Nullable String value, String name) throws Fault {
    return value == null ? null : time(value, name);
  }

  private static Instant time(String value, String name) throws Fault {
    try {
      return Instant.parse(value);
    } catch (DateTimeException e) {
      throw new Fault("its %s is no time".formatted(name));
    }
  }
}
