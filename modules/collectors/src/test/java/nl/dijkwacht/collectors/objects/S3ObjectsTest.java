package nl.dijkwacht.collectors.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsFailure;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.aws.AwsSettings;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.testkit.aws.AwsEndpoints;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What S3 itself, or a stand-in that others wrote, has to answer. */
class S3ObjectsTest {

  private static final byte[] CONTENT = new byte[5_000];

  static {
    new Random(1).nextBytes(CONTENT);
  }

  private final AwsAccess access =
      AwsEndpoints.s3()
          .map(FaultyS3::access)
          .orElseGet(() -> new AwsAccess(AwsSettings.defaults()));
  private final S3Client client = access.client(S3Objects.builder(access), "s3", AwsPlace.DEFAULT);
  private final S3Objects objects = new S3Objects(access);
  private final String bucket = UniqueNames.unique("objects");

  S3ObjectsTest() {
    client.createBucket(request -> request.bucket(bucket));
  }

  @AfterEach
  void close() {
    for (var object : client.listObjectsV2(request -> request.bucket(bucket)).contents()) {
      client.deleteObject(request -> request.bucket(bucket).key(object.key()));
    }
    client.deleteBucket(request -> request.bucket(bucket));
    client.close();
    objects.close();
    access.close();
  }

  private void put(String key, byte[] content) {
    client.putObject(
        request -> request.bucket(bucket).key(key).metadata(Map.of("signature", "abc")),
        RequestBody.fromBytes(content));
  }

  private ObjectPart part(String key, long from, int length, @Nullable String etag) {
    return objects.part(announcement(bucket, key), from, length, etag);
  }

  private static ObjectAnnouncement announcement(String bucket, String key) {
    return new ObjectAnnouncement(
        bucket, key, null, ObjectAnnouncement.Content.TRAIL_EVENTS, "test", Instant.EPOCH);
  }

  private static ObjectPart.Content content(ObjectPart part) {
    assertThat(part).isInstanceOf(ObjectPart.Content.class);
    return (ObjectPart.Content) part;
  }

  @Test
  void partsTellTheWholesSizeAndVersion() {
    put("a/key with spaces+plus", CONTENT);
    ObjectPart.Content first = content(part("a/key with spaces+plus", 0, 3_000, null));
    ObjectPart.Content second = content(part("a/key with spaces+plus", 3_000, 3_000, first.etag()));

    assertThat(first.content()).hasSize(3_000).startsWith(CONTENT[0], CONTENT[1]);
    assertThat(second.content()).hasSize(2_000).endsWith(CONTENT[4_998], CONTENT[4_999]);
    assertThat(first.total()).isEqualTo(5_000);
    assertThat(second.total()).isEqualTo(5_000);
    assertThat(second.etag()).isEqualTo(first.etag());
    assertThat(first.metadata()).containsEntry("signature", "abc");
  }

  @Test
  void anEmptyObjectIsOne() {
    put("empty", new byte[0]);
    ObjectPart.Content whole = content(part("empty", 0, 3_000, null));
    assertThat(whole.content()).isEmpty();
    assertThat(whole.total()).isZero();
  }

  @Test
  void anObjectThatWasOverwrittenIsNotMixedWithWhatItWas() {
    put("key", CONTENT);
    String etag = content(part("key", 0, 3_000, null)).etag();
    put("key", new byte[5_000]);
    assertThat(part("key", 3_000, 2_000, etag)).isInstanceOf(ObjectPart.Changed.class);
  }

  @Test
  void whatIsMissingIsMissing() {
    assertThat(part("nothing", 0, 10, null))
        .isInstanceOfSatisfying(
            ObjectPart.Failed.class,
            failed -> assertThat(failed.failure().kind()).isEqualTo(AwsFailure.Kind.MISSING));
    String noBucket = UniqueNames.unique("no-bucket");
    assertThat(objects.part(announcement(noBucket, "key"), 0, 10, null))
        .isInstanceOfSatisfying(
            ObjectPart.Failed.class,
            failed -> assertThat(failed.failure().kind()).isEqualTo(AwsFailure.Kind.MISSING));
  }

  @Test
  void whereNobodyAnswersThatPasses() {
    try (AwsAccess nowhere = FaultyS3.access(URI.create("http://127.0.0.1:1"));
        S3Objects unreachable = new S3Objects(nowhere)) {
      assertThat(unreachable.part(announcement(bucket, "key"), 0, 10, null))
          .isInstanceOfSatisfying(
              ObjectPart.Failed.class,
              failed -> assertThat(failed.failure().kind().passes()).isTrue());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "UPPER", "a..b", "with/slash", "arn:aws:s3:::x", "-a-b", "a b c"})
  void bucketsThatCannotBeAreNotAskedFor(String name) {
    assertThat(S3Objects.problem(announcement(name, "key"))).isPresent();
    assertThat(S3Objects.problem(announcement("my.log-bucket1", "key")))
        .isEqualTo(Optional.empty());
  }
}
