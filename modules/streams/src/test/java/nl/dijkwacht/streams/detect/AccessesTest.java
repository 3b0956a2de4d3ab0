package nl.dijkwacht.streams.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.streams.detect.AccessRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.AccessEvent;
import nl.dijkwacht.core.access.AccessKind;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.streams.runtime.StageTopology;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessesTest {

  private static final Instant COLLECTED = NOON.plusSeconds(90);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final StageTopology topology = AccessFixture.topology(registry);
  private final StageDriver stage = new StageDriver(topology, registry);

  @AfterEach
  void close() {
    stage.close();
  }

  private void pipe(AccessRecord record) {
    record.pipe(stage, Topics.TRAIL_EVENTS, COLLECTED);
  }

  private void pipeCall(String name, String request) {
    String json =
        """
        {"eventVersion":"1.11","eventID":"c-1","eventTime":"2026-03-02T12:00:00Z",\
        "eventSource":"s3.amazonaws.com","eventName":"%s","awsRegion":"eu-west-1",\
        "recipientAccountId":"111122223333","requestParameters":{%s}}"""
            .formatted(name, request.replace('\'', '"'));
    stage.pipe(
        Topics.TRAIL_EVENTS,
        "c-1".getBytes(UTF_8),
        json.getBytes(UTF_8),
        new RecordHeaders(),
        COLLECTED);
  }

  private List<AccessEvent> events() {
    return AccessFixture.read(stage, Topics.ACCESS_EVENTS);
  }

  private List<Access> accesses() {
    stage.pass(SECOND);
    return AccessFixture.read(stage, Topics.ACCESSES);
  }

  private double count(AccessKind kind, String outcome) {
    return Meters.DETECT_ACCESS_EVENTS.counter(registry, kind.label(), outcome).count();
  }

  private double calls(String outcome) {
    return Meters.DETECT_ACCESS_CALLS.counter(registry, outcome).count();
  }

  @Test
  void aCallOnAnAssetIsAnAccess() {
    pipe(AccessRecord.of("e-1", "GetObject", "a.pdf"));

    TestRecord<byte[], byte[]> record = stage.read(Topics.ACCESS_EVENTS).get(0);
    AccessEvent access = AccessFixture.value(Topics.ACCESS_EVENTS, record);
    assertThat(record.key()).asString(UTF_8).isEqualTo("arn:aws:iam::111122223333:user/jan");
    assertThat(WireHeaders.eventTime(record.headers())).isEqualTo(NOON);
    assertThat(record.getRecordTime()).isEqualTo(COLLECTED);
    assertThat(access.asset().entry()).isEqualTo("letters");
    assertThat(access.kind()).isEqualTo(AccessKind.READ);
    assertThat(access.accessor()).isEqualTo(Accessor.PERSON);
    assertThat(access.failed()).isFalse();
    assertThat(access.bytes()).isEqualTo(100);
    assertThat(access.mfa()).isFalse();
    assertThat(access.objects())
        .containsExactly(AccessEvent.object(access.asset().resource(), "a.pdf"));
    assertThat(record.value()).asString(UTF_8).doesNotContain("a.pdf");
    assertThat(count(AccessKind.READ, "succeeded")).isOne();
  }

  @Test
  void whatIsNoAssetOrNoAccessIsNotTold() {
    pipe(AccessRecord.of("e-1", "GetObject", "a.pdf").in("other"));
    pipe(AccessRecord.of("e-2", "GetObject", "public/a.pdf").in("files"));
    pipe(AccessRecord.of("e-3", "PutBucketPolicy", ""));
    pipeCall("GetObject", "'bucketName':''");

    assertThat(events()).isEmpty();
    assertThat(accesses()).isEmpty();
    assertThat(calls("no-asset")).isEqualTo(2);
    assertThat(calls("unnamed")).isOne();
  }

  /** So that nobody takes its accesses for told before those that read them can see them. */
  @Test
  void aMinuteIsUnwrittenUntilItIsWrittenAndCommitted() {
    assertThat(topology.unwritten().getAsLong()).isZero();
    pipe(AccessRecord.of("e-1", "GetObject", "a.pdf"));
    pipe(AccessRecord.of("e-2", "GetObject", "b.pdf"));
    assertThat(topology.unwritten().getAsLong()).isOne();

    assertThat(accesses()).hasSize(1);
    assertThat(topology.unwritten().getAsLong()).isOne();
    stage.pass(SECOND);
    assertThat(topology.unwritten().getAsLong()).isZero();

    pipe(AccessRecord.of("e-3", "GetObject", "c.pdf"));
    assertThat(topology.unwritten().getAsLong()).isOne();
    stage.close();
    assertThat(topology.unwritten().getAsLong()).isZero();
  }

  @Test
  void aRefusedCallIsAFailureThatTouchedNothing() {
    pipe(AccessRecord.of("e-1", "GetObject", "a.pdf").failed());

    assertThat(events()).singleElement().matches(AccessEvent::failed).matches(e -> e.bytes() == 0);
    Access access = accesses().get(0);
    assertThat(access.failures()).isOne();
    assertThat(access.calls()).isEqualTo(Access.Counts.NONE);
    assertThat(access.objects()).isZero();
    assertThat(access.objectsSketch()).isNull();
  }

  @Test
  void anEventThatComesAgainIsNoSecondAccess() {
    AccessRecord record = AccessRecord.of("e-1", "GetObject", "a.pdf");
    pipe(record);
    record.pipe(stage, Topics.BACKFILL_EVENTS, COLLECTED.plusSeconds(7_200));

    assertThat(events()).hasSize(1);
    assertThat(Meters.DETECT_ACCESS_COPIES.counter(registry).count()).isOne();
  }

  @Test
  void aCopyReadsItsSourceAndWritesItsTarget() {
    pipeCall("CopyObject", "'bucketName':'files','key':'scans/2','source':'letters/1'");

    assertThat(events())
        .extracting(access -> access.kind() + " " + access.asset().entry())
        .containsExactly("WRITE scans", "READ letters");
  }

  @Test
  void aCopyWithinAnAssetIsBothOfItsKinds() {
    pipeCall("CopyObject", "'bucketName':'letters','key':'2','source':'letters/1'");

    assertThat(events())
        .extracting(AccessEvent::kind)
        .containsExactly(AccessKind.WRITE, AccessKind.READ);
    assertThat(accesses()).singleElement().extracting(Access::objects).isEqualTo(2L);
  }

  @Test
  void manyObjectsOfOneCallAreOneAccessOfEachAsset() {
    pipeCall(
        "DeleteObjects", "'bucketName':'files','key':['scans/1','wages/1','scans/2','public/1']");

    assertThat(accesses())
        .extracting(a -> a.asset().entry() + " " + a.calls().deletes() + " " + a.objects())
        .containsExactlyInAnyOrder("scans 1 2", "wages 1 1");
  }

  @Test
  void listingTheWholeBucketTouchesItsParts() {
    pipeCall("ListObjects", "'bucketName':'files'");

    assertThat(events())
        .extracting(access -> access.asset().prefix())
        .containsExactlyInAnyOrder("wages/", "scans/");
  }

  @Test
  void whatCountsOtherwiseDoesNotCountTwice() {
    pipeCall("Decrypt", "'bucketName':'letters','context':'letters'");
    assertThat(events()).hasSize(1);

    pipeCall("Decrypt", "'bucketName':'letters','context':'nothing'");
    assertThat(Meters.DETECT_ACCESS_COPIES.counter(registry).count()).isOne();
  }

  @Test
  void whatSomebodyDoesInAMinuteIsOneAccessThatIsAmended() {
    pipe(AccessRecord.of("e-1", "GetObject", "a").at(NOON.plusSeconds(5)));
    pipe(AccessRecord.of("e-2", "GetObject", "b").at(NOON.plusSeconds(2)));
    pipe(AccessRecord.of("e-3", "DeleteObject", "b").from("2001:db8::1", "Boto3/1.2"));

    TestRecord<byte[], byte[]> record = written();
    Access access = AccessFixture.value(Topics.ACCESSES, record);
    assertThat(record.key())
        .asString(UTF_8)
        .isEqualTo(
            "arn:aws:iam::111122223333:user/jan aws/111122223333/global/AWS::S3::Bucket/letters");
    assertThat(record.getRecordTime()).isEqualTo(COLLECTED);
    assertThat(access.minute()).isEqualTo(NOON);
    assertThat(access.calls()).isEqualTo(new Access.Counts(2, 0, 0, 1, 0, 0, 0));
    assertThat(access.bytes()).isEqualTo(200);
    assertThat(access.objects()).isEqualTo(2);
    assertThat(access.countries()).containsExactly(new Access.Country("NL", 2));
    assertThat(access.writtenFrom()).containsExactly("unknown");
    assertThat(access.networks()).containsExactly("198.51.100.0/24", "2001:0db8:0000::/48");
    assertThat(access.userAgents()).containsExactly("aws-cli", "boto");
    assertThat(access.withoutMfa()).isEqualTo(3);
    assertThat(access.first().eventId()).isEqualTo("e-3");
    assertThat(access.latest().eventId()).isEqualTo("e-1");
    assertThat(access.revision()).isOne();

    assertThat(accesses()).isEmpty();
    pipe(AccessRecord.of("e-4", "GetObject", "c").at(NOON.plusSeconds(59)));
    pipe(AccessRecord.of("e-5", "GetObject", "c").at(NOON.plusSeconds(60)));
    assertThat(accesses())
        .extracting(a -> a.minute() + " " + a.calls().reads() + " " + a.revision())
        .containsExactlyInAnyOrder(NOON + " 3 2", NOON.plusSeconds(60) + " 1 1");
  }

  private TestRecord<byte[], byte[]> written() {
    stage.pass(SECOND);
    return stage.read(Topics.ACCESSES).get(0);
  }

  @Test
  void whatWasNotWrittenYetIsWrittenAfterACrash() {
    pipe(AccessRecord.of("e-1", "GetObject", "a"));
    stage.read(Topics.ACCESSES);
    try (StageDriver other = AccessFixture.stage(new SimpleMeterRegistry())) {
      other.restore(stage);
      AccessRecord.of("e-2", "GetObject", "b").pipe(other, Topics.TRAIL_EVENTS, COLLECTED);
      other.pass(SECOND);

      assertThat(AccessFixture.read(other, Topics.ACCESSES))
          .singleElement()
          .extracting(access -> access.calls().reads() + " " + access.revision())
          .isEqualTo("2 1");
    }
  }

  @Test
  void minutesAreForgottenOnceNoCopyCanComeAnyMore() {
    pipe(AccessRecord.of("e-1", "GetObject", "a"));
    stage.pass(SECOND);
    assertThat(minutes()).hasSize(1);

    Instant later = COLLECTED.plus(Duration.ofDays(2)).plusSeconds(5);
    AccessRecord.of("e-2", "GetObject", "a").at(later).pipe(stage, Topics.TRAIL_EVENTS, later);
    stage.pass(SECOND);

    assertThat(minutes())
        .singleElement()
        .asString()
        .endsWith(" " + later.truncatedTo(ChronoUnit.MINUTES).toEpochMilli());
  }

  private List<String> minutes() {
    List<String> keys = new ArrayList<>();
    try (var minutes = stage.<Object>store(DetectTopology.MINUTES).all()) {
      minutes.forEachRemaining(entry -> keys.add(entry.key));
    }
    return keys;
  }

  @Test
  void theAccessesOfAPrincipalLieTogether() {
    ByPrincipal partitioner = new ByPrincipal();
    String principal = "arn:aws:iam::111122223333:user/jan";
    String asset = " aws/111122223333/global/AWS::S3::Bucket/";

    for (String who : List.of(principal, "SAML: Jan de Vries", "anonymous")) {
      assertThat(
              List.of("a", "b c", "d#e f/AWS::").stream()
                  .map(name -> (who + asset + name).getBytes(UTF_8))
                  .map(key -> partitioner.partitions("t", key, key, 1_000))
                  .distinct())
          .containsExactly(partitioner.partitions("t", who.getBytes(UTF_8), new byte[0], 1_000));
    }
  }
}
