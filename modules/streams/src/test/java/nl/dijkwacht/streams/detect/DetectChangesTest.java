package nl.dijkwacht.streams.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.streams.StageDriver.PREFIX;
import static nl.dijkwacht.streams.TrailRecord.ACCOUNT;
import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.controls.changes.ChangeCatalogue;
import nl.dijkwacht.controls.changes.ChangeFile;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.Rules;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.streams.TrailRecord;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import nl.dijkwacht.topics.wire.Schema;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DetectChangesTest {

  private static final Instant COLLECTED = NOON.plusSeconds(90);
  private static final ChangeCatalogue CATALOGUE =
      ChangeCatalogue.read(
          List.of(
              new ChangeFile(
                  "s3.yml",
                  """
                  source: s3.amazonaws.com
                  keep-request-of: PutBucketPolicy
                  changes:
                    - type: AWS::S3::Bucket
                      id: requestParameters.bucketName
                      calls: [PutBucketPolicy, DeleteBucketPolicy]
                  """
                      .getBytes(UTF_8)),
              new ChangeFile(
                  "ec2.yml",
                  """
                  source: ec2.amazonaws.com
                  changes:
                    - {type: AWS::EC2::Volume, id: requestParameters.ids, calls: DeleteVolume}
                  """
                      .getBytes(UTF_8))));

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final StageDriver stage =
      new StageDriver(
          DetectTopology.of(
              new DetectTopology.Settings(
                      PREFIX,
                      Rules.of(Rules.onBucket("d", "PutBucketPolicy", "high")),
                      Duration.ofDays(2))
                  .with(CATALOGUE),
              registry),
          registry);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aCallThatChangesABucketIsAChangeOfIt() {
    pipe(TrailRecord.of("e-1", "PutBucketPolicy"), COLLECTED);

    TestRecord<byte[], byte[]> record = stage.read(Topics.CHANGES).get(0);
    Change change = read(record);
    ResourceId bucket = new ResourceId("aws", ACCOUNT, "global", "AWS::S3::Bucket", "letters");
    assertThat(change.resource()).isEqualTo(bucket);
    assertThat(record.key()).asString(UTF_8).isEqualTo(bucket.toString());
    assertThat(record.getRecordTime()).isEqualTo(COLLECTED);
    assertThat(WireHeaders.schema(record.headers())).isEqualTo(new Schema("change", 1, 0));
    assertThat(WireHeaders.eventTime(record.headers())).isEqualTo(NOON);
    assertThat(change.event().eventId()).isEqualTo("e-1");
    assertThat(change.event().principal().kind()).isEqualTo(Principal.Kind.IAM_USER);
    assertThat(change.mfa()).isFalse();
    assertThat(change.request()).isEqualTo(Map.of("bucketName", "letters"));
    assertThat(count("written")).isOne();
    // Rules see it as before.
    assertThat(stage.read(Topics.SIGNALS)).hasSize(1);
  }

  @Test
  void theRequestStaysWhereItIsUnlessControlsLookIntoIt() {
    pipe(TrailRecord.of("e-1", "DeleteBucketPolicy"), COLLECTED);

    assertThat(changes()).singleElement().extracting(Change::request).isNull();
  }

  @Test
  void anEventThatComesAgainIsNoSecondChange() {
    pipe(TrailRecord.of("e-1", "DeleteBucketPolicy"), COLLECTED);
    pipe(TrailRecord.of("e-1", "DeleteBucketPolicy"), COLLECTED.plusSeconds(7_200));
    pipe(Topics.BACKFILL_EVENTS, TrailRecord.of("e-1", "DeleteBucketPolicy"), COLLECTED);

    assertThat(changes()).hasSize(1);
    assertThat(count("copy")).isEqualTo(2);
    assertThat(Meters.DETECT_CANDIDATES_DUPLICATE.counter(registry).count()).isZero();
  }

  @Test
  void theSameCallAgainIsAnotherChange() {
    pipe(TrailRecord.of("e-1", "DeleteBucketPolicy"), COLLECTED);
    pipe(TrailRecord.of("e-2", "DeleteBucketPolicy"), COLLECTED);

    assertThat(changes()).hasSize(2).extracting(Change::id).doesNotHaveDuplicates();
  }

  @Test
  void theCopyOfTheOwnersAccountIsTheSameChange() {
    pipe(event("a", "111122223333", "null"), COLLECTED);
    pipe(event("b", "444455556666", "null"), COLLECTED);

    assertThat(changes())
        .extracting(change -> change.resource().account())
        .containsExactly("444455556666");
    assertThat(count("copy")).isOne();
  }

  @Test
  void aCallThatFailedChangedNothing() {
    pipe(TrailRecord.of("e-1", "PutBucketPolicy").failed("AccessDenied"), COLLECTED);

    assertThat(changes()).isEmpty();
    assertThat(count("failed")).isOne();
  }

  @Test
  void aCallThatDoesNotTellWhatItChangedIsCounted() {
    pipe(TrailRecord.of("e-1", "PutBucketPolicy").on(""), COLLECTED);

    assertThat(changes()).isEmpty();
    assertThat(count("unnamed")).isOne();
    assertThat(stage.read(Topics.DETECT_DEAD_LETTERS)).isEmpty();
  }

  @Test
  void callsOutsideTheCatalogueAreNoChanges() {
    pipe(TrailRecord.of("e-1", "GetObject"), COLLECTED);
    pipe(TrailRecord.of("e-2", "PutBucketPolicy").from("ec2.amazonaws.com"), COLLECTED);

    assertThat(changes()).isEmpty();
    assertThat(registry.find(Meters.DETECT_CHANGES.meterName()).counters())
        .allSatisfy(counter -> assertThat(counter.count()).isZero());
  }

  @Test
  void whatWasBackfilledIsAChangeToo() {
    pipe(Topics.BACKFILL_EVENTS, TrailRecord.of("e-1", "DeleteBucketPolicy"), COLLECTED);

    assertThat(changes()).hasSize(1);
  }

  @Test
  void oneCallMayChangeSeveralResources() {
    byte[] event =
        """
        {"eventID":"v","eventTime":"2026-03-02T12:00:00Z","eventSource":"ec2.amazonaws.com",\
        "eventName":"DeleteVolume","awsRegion":"eu-west-1","recipientAccountId":"111122223333",\
        "requestParameters":{"ids":["vol-1","vol-2","none"]}}"""
            .getBytes(UTF_8);
    stage.pipe(Topics.TRAIL_EVENTS, event, event, new RecordHeaders(), COLLECTED);

    assertThat(changes())
        .extracting(change -> change.resource().toString())
        .containsExactly(
            "aws/111122223333/eu-west-1/AWS::EC2::Volume/vol-1",
            "aws/111122223333/eu-west-1/AWS::EC2::Volume/vol-2");
  }

  /** A call on the bucket of another account, as one of the two accounts receives it. */
  private static byte[] event(String id, String recipient, String request) {
    return """
        {"eventID":"%s","sharedEventID":"s","eventTime":"2026-03-02T12:00:00Z",\
        "eventSource":"s3.amazonaws.com","eventName":"DeleteBucketPolicy","awsRegion":"eu-west-1",\
        "recipientAccountId":"%s","requestParameters":{"bucketName":"letters","x":%s},\
        "resources":[{"accountId":"444455556666","ARN":"arn:aws:s3:::letters"}]}"""
        .formatted(id, recipient, request)
        .getBytes(UTF_8);
  }

  private void pipe(byte[] event, Instant collectedAt) {
    stage.pipe(Topics.TRAIL_EVENTS, "s".getBytes(UTF_8), event, new RecordHeaders(), collectedAt);
  }

  private void pipe(TrailRecord record, Instant collectedAt) {
    pipe(Topics.TRAIL_EVENTS, record, collectedAt);
  }

  private void pipe(Topic<?> topic, TrailRecord record, Instant collectedAt) {
    stage.pipe(topic, record, collectedAt);
  }

  private List<Change> changes() {
    return stage.read(Topics.CHANGES).stream().map(DetectChangesTest::read).toList();
  }

  private static Change read(TestRecord<byte[], byte[]> record) {
    if (Topics.CHANGES.payload().read(record.value(), record.headers())
        instanceof Reading.Value<Change> read) {
      return read.value();
    }
    throw new AssertionError("not a change");
  }

  private double count(String outcome) {
    return Meters.DETECT_CHANGES.counter(registry, outcome).count();
  }
}
