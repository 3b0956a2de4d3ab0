package nl.dijkwacht.collectors.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import nl.dijkwacht.testkit.Corpora;
import nl.dijkwacht.testkit.EnabledIfCorpora;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestJsonTest {

  private static final String EMPTY =
      """
      {"awsAccountId":"111122223333","digestStartTime":"2026-03-01T00:00:00Z",
       "digestEndTime":"2026-03-01T01:00:00Z","digestS3Bucket":"b","digestS3Object":"k",
       "digestPublicKeyFingerprint":"f","digestSignatureAlgorithm":"SHA256withRSA",
       "newestEventTime":null,"oldestEventTime":null,"previousDigestS3Bucket":null,
       "previousDigestS3Object":null,"previousDigestHashValue":null,
       "previousDigestHashAlgorithm":null,"previousDigestSignature":null,"logFiles":[],
       "somethingNew":{"a":[1]}}
      """;

  @Test
  void aFirstDigestWithoutLogsIsRead() {
    DigestFile digest = read(EMPTY);
    assertThat(digest.previous()).isNull();
    assertThat(digest.newestEvent()).isNull();
    assertThat(digest.logs()).isEmpty();
    assertThat(digest.end()).isEqualTo("2026-03-01T01:00:00Z");
  }

  @Test
  void theWordNullIsSignedWhereThereIsNoPreviousDigest() {
    assertThat(DigestSignature.signed(read(EMPTY), "abc"))
        .isEqualTo("2026-03-01T01:00:00Z\nb/k\nabc\nnull");
  }

  @EnabledIfCorpora
  @Test
  void theSampleOfTheDocumentationIsRead() throws IOException {
    Path file = Corpora.directory().resolve("cloudtrail/special/digest-files.jsonl.gz");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      DigestFile digest = read(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
      assertThat(digest.logs()).hasSize(1);
      assertThat(digest.newestEvent()).isEqualTo(Instant.parse("2015-08-17T14:52:27Z"));
      DigestKey key = DigestKey.of("b", digest.key()).orElseThrow();
      assertThat(key.chain())
          .isEqualTo("111122223333_CloudTrail-Digest_us-east-2_your-trail-name_us-east-2");
      assertThat(key.end()).isEqualTo(digest.end());
      assertThat(DigestSignature.signed(digest, "x").split("\n")).hasSize(4);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"Records\":[]}",
        "\u0000",
        "{\"awsAccountId\":1}",
      })
  void whatIsNoDigestIsToldAsSuch(String json) {
    assertThat(DigestJson.read(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(DigestReading.Malformed.class);
  }

  @Test
  void aFieldThatMakesNoSenseIsNamed() {
    assertThat(malformed(EMPTY.replace("2026-03-01T01:00:00Z", "soon")))
        .isEqualTo("its digestEndTime is no time");
    assertThat(malformed(EMPTY.replace("\"logFiles\"", "\"files\"")))
        .isEqualTo("its logFiles are missing");
    assertThat(
            malformed(
                EMPTY.replace(
                    "\"previousDigestSignature\":null", "\"previousDigestSignature\":\"aa\"")))
        .isEqualTo("its previousDigestS3Bucket is missing");
    assertThat(malformed(EMPTY.replace("[],", "[null],"))).isEqualTo("one of its logFiles is null");
    assertThat(malformed("[".repeat(100_000))).isEqualTo("it is not the JSON of a digest file");
  }

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damageNeverThrows(int seed) {
    Random random = new Random(seed);
    byte[] bytes = EMPTY.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    assertThat(DigestJson.read(bytes)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/03/01/111122223333_CloudTrail_eu-west-1_20260301T0100Z_x.json.gz",
        "AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/2026/03/01/x_20269901T010000Z.json.gz",
        "AWSLogs/11112222333/CloudTrail-Digest/eu-west-1/2026/03/01/x_20260301T010000Z.json.gz",
        "AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/2026/03/01/x_20260301T010000Z.json",
        "other/CloudTrail-Digest/eu-west-1/2026/03/01/x_20260301T010000Z.json.gz"
      })
  void otherKeysAreNoDigests(String key) {
    assertThat(DigestKey.of("bucket", key)).isEmpty();
  }

  private static DigestFile read(String json) {
    return ((DigestReading.Read) DigestJson.read(json.getBytes(StandardCharsets.UTF_8))).file();
  }

  private static String malformed(String json) {
    return ((DigestReading.Malformed) DigestJson.read(json.getBytes(StandardCharsets.UTF_8)))
        .detail();
  }
}
