package nl.dijkwacht.collectors.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.aws.AwsSettings;
import nl.dijkwacht.collectors.integrity.Problem.Kind;
import nl.dijkwacht.core.trail.IntegrityResult.Verdict;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.testkit.aws.AwsEndpoints;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Through the SDK, as against AWS. */
class TrailInS3Test {

  private final String bucket = UniqueNames.unique("trail");
  private HttpServer cloudTrail;
  private AwsAccess access;
  private S3Client s3;
  private SignedTrail trail;

  @BeforeEach
  void store() throws IOException {
    cloudTrail = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cloudTrail.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] answer = keyList().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    cloudTrail.start();
    Map<String, URI> endpoints = new HashMap<>();
    endpoints.put(
        "cloudtrail", URI.create("http://127.0.0.1:" + cloudTrail.getAddress().getPort()));
    AwsEndpoints.s3().ifPresent(endpoint -> endpoints.put("s3", endpoint));
    access =
        new AwsAccess(
            new AwsSettings(
                Optional.of("eu-west-1"), Optional.empty(), Optional.empty(), "aws", endpoints),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret")));
    s3 = access.client(S3Client.builder(), "s3", AwsPlace.DEFAULT);
    s3.createBucket(r -> r.bucket(bucket));
    MemoryStore memory = new MemoryStore();
    trail = new SignedTrail(memory, bucket, "AWSLogs/", "111122223333", "eu-west-1", "main");
    trail.hours(4, 2);
    memory.objects.forEach(
        (name, stored) ->
            s3.putObject(
                r ->
                    r.bucket(bucket)
                        .key(name.substring(bucket.length() + 1))
                        .metadata(stored.metadata()),
                RequestBody.fromBytes(stored.content())));
  }

  @AfterEach
  void close() {
    s3.close();
    access.close();
    cloudTrail.stop(0);
  }

  @Test
  void aTrailIsVerifiedFromTheBucketWithTheKeysThatCloudTrailGives() throws InterruptedException {
    List<String> heard = new ArrayList<>();
    TrailReport report = verify(heard);
    assertThat(report.problems()).isEmpty();
    assertThat(report.chains())
        .singleElement()
        .satisfies(
            chain -> {
              assertThat(chain.problems()).isEmpty();
              assertThat(chain.digests()).isEqualTo(4);
              assertThat(chain.logs().intact()).isEqualTo(8);
            });
    assertThat(heard).hasSize(4).first().isEqualTo(trail.now.toString());

    s3.putObject(r -> r.bucket(bucket).key(trail.logs.get(2)), RequestBody.fromString("{}"));
    s3.deleteObject(r -> r.bucket(bucket).key(trail.logs.get(5)));
    s3.deleteObject(r -> r.bucket(bucket).key(trail.digests.get(0)));
    assertThat(verify(heard).chains().get(0).problems())
        .extracting(Problem::kind)
        .containsExactly(Kind.LOG_MISSING, Kind.LOG_CHANGED, Kind.DIGEST_MISSING);
  }

  @Test
  void aDigestIsVerifiedAsItComes() {
    try (PublicKeys keys = new PublicKeys(access, Clock.systemUTC())) {
      DigestVerifier verifier = new DigestVerifier(new S3TrailStore(s3), keys, 1);
      DigestKey key = DigestKey.of(bucket, trail.digests.get(3)).orElseThrow();
      assertThat(verifier.verify(key).verdict()).isEqualTo(Verdict.INTACT);
      s3.deleteObject(r -> r.bucket(bucket).key(trail.digests.get(2)));
      assertThat(verifier.verify(key).verdict()).isEqualTo(Verdict.INCOMPLETE);
    }
  }

  @Test
  void aBucketThatDoesNotExistIsAProblem() throws InterruptedException {
    try (PublicKeys keys = new PublicKeys(access, Clock.systemUTC())) {
      TrailReport report =
          new TrailVerification(new S3TrailStore(s3), keys, 1)
              .verify(
                  new TrailPlace(bucket + "-not", ""),
                  new TimeRange(SignedTrail.START, trail.now),
                  (account, region, end, logs) -> {});
      assertThat(report.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.kind()).isEqualTo(Kind.DIGEST_UNREADABLE);
                assertThat(problem.sentence()).contains("found nothing of that name");
              });
    }
  }

  private TrailReport verify(List<String> heard) throws InterruptedException {
    try (PublicKeys keys = new PublicKeys(access, Clock.systemUTC())) {
      return new TrailVerification(new S3TrailStore(s3), keys, 2)
          .verify(
              new TrailPlace(bucket, ""),
              new TimeRange(SignedTrail.START, trail.now),
              (account, region, end, logs) -> heard.add(end.toString()));
    }
  }

  private static String keyList() {
    return """
        {"PublicKeyList":[{"Value":"%s","Fingerprint":"%s",
         "ValidityStartTime":1767225600,"ValidityEndTime":1798761600}]}
        """
        .formatted(
            Base64.getEncoder().encodeToString(KeysOfRegion.pkcs1(KeysOfRegion.AWS)),
            KeysOfRegion.fingerprint(KeysOfRegion.AWS));
  }
}
