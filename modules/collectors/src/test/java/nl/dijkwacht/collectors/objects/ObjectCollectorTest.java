package nl.dijkwacht.collectors.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.collectors.objects.ObjectFixture.BUCKET;
import static nl.dijkwacht.collectors.objects.ObjectFixture.PATIENCE;
import static nl.dijkwacht.collectors.objects.ObjectFixture.gzip;
import static nl.dijkwacht.collectors.objects.ObjectFixture.json;
import static nl.dijkwacht.collectors.objects.ObjectFixture.key;
import static nl.dijkwacht.collectors.objects.ObjectFixture.uri;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.aws.AwsPlace;
import nl.dijkwacht.collectors.Cluster;
import nl.dijkwacht.collectors.integrity.DigestObjectReader;
import nl.dijkwacht.collectors.integrity.DigestVerifier;
import nl.dijkwacht.collectors.integrity.PublicKeys;
import nl.dijkwacht.collectors.integrity.S3TrailStore;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement.Content;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class ObjectCollectorTest {

  private final ObjectFixture fixture = new ObjectFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private ObjectCollector collector() {
    return fixture.collector(Clock.systemUTC());
  }

  @Test
  void eachRecordIsCollectedOnceWithItsBytesAndItsPlace() {
    for (int i = 0; i < 40; i++) {
      fixture.put(key(i), i, 1 + 7 * (i % 5));
      fixture.announce(key(i));
    }
    try (ObjectCollector collector = collector()) {
      fixture.awaitWorkedOff();
      // One worker may have worked all off before the other had joined.
      await().until(collector::isConnected);
      assertThat(collector.problem()).isEmpty();
    }
    fixture.assertCollectedOnce();
    assertThat(fixture.deadLetters()).isEmpty();
    assertThat(fixture.counted("dijkwacht.collect.objects", "outcome", "collected")).isEqualTo(40);
    assertThat(fixture.counted("dijkwacht.collect.records", "outcome", "event"))
        .isEqualTo(fixture.expected.size());
    assertThat(fixture.counted("dijkwacht.collect.transactions", "outcome", "committed"))
        .as("many small objects share a transaction")
        .isLessThan(30);
  }

  @Test
  void whatIsAnnouncedAgainAddsNothingWhenever() {
    fixture.put(key(1), 1, 30);
    fixture.announce(key(1), key(1), key(1));
    try (ObjectCollector collector = collector()) {
      fixture.awaitWorkedOff();
      fixture.announce(key(1));
      fixture.awaitWorkedOff();
    }
    fixture.announce(key(1));
    fixture.announce(Topics.BACKFILL_OBJECTS, BUCKET, key(1), Content.TRAIL_EVENTS);
    try (ObjectCollector collector = collector()) {
      fixture.awaitWorkedOff();
    }
    fixture.assertCollectedOnce();
    assertThat(fixture.cluster.records(Topics.BACKFILL_EVENTS)).isEmpty();
    assertThat(fixture.counted("dijkwacht.collect.objects", "outcome", "known")).isEqualTo(5);
  }

  @Test
  void poisonOfEachKindBecomesADeadLetterAndStopsNothing() {
    byte[] whole = gzip(json(fixture.expect(key(1), 1, 50)));
    fixture.expected.clear();
    fixture.s3.put(BUCKET, "truncated", Arrays.copyOf(whole, whole.length - 20));
    byte[] corrupt = whole.clone();
    Arrays.fill(corrupt, 12, 60, (byte) 0x55);
    fixture.s3.put(BUCKET, "corrupt", corrupt);
    fixture.s3.put(BUCKET, "zip", "PK\u0003\u0004 and so on".getBytes(UTF_8));
    fixture.s3.put(BUCKET, "empty", new byte[0]);
    fixture.s3.put(BUCKET, "denied", whole);
    fixture.s3.failLastingly(BUCKET, "denied", FaultyS3.DENIED);
    fixture.announce("missing", "denied", "truncated", "corrupt", "zip", "empty");
    fixture.announce(Topics.OBJECTS, "no bucket!", "key", Content.TRAIL_EVENTS);
    fixture.announce(Topics.OBJECTS, BUCKET, "digest", Content.TRAIL_DIGEST);
    fixture.send(
        new ProducerRecord<>(
            Topics.OBJECTS.fullName(fixture.cluster.prefix()),
            "s3://x/y".getBytes(UTF_8),
            "{\"bucket\":7}".getBytes(UTF_8)));
    for (int i = 10; i < 20; i++) {
      fixture.put(key(i), i, 3);
      fixture.announce(key(i));
    }
    try (ObjectCollector collector = collector()) {
      fixture.awaitWorkedOff();
      assertThat(collector.problem()).isEmpty();
    }
    Map<String, String> letters = fixture.deadLetters();
    assertThat(letters)
        .containsEntry(uri("missing"), "missing-source")
        .containsEntry(uri("denied"), "denied-source")
        .containsEntry(uri("truncated"), "truncated")
        .containsEntry(uri("corrupt"), "broken-compression")
        .containsEntry(uri("zip"), "broken-compression")
        .hasSize(8);
    assertThat(letters.values().stream().filter("unreadable-payload"::equals)).hasSize(3);
    // A worker that joins has the others begin anew with what they have in hand.
    assertThat(fixture.s3.requests(BUCKET, "denied")).as("bounded tries").isBetween(3L, 9L);
    assertThat(fixture.counted("dijkwacht.collect.objects", "outcome", "empty")).isEqualTo(1);
    assertThat(fixture.counted("dijkwacht.collect.objects", "outcome", "given-up")).isEqualTo(8);
    assertThat(fixture.counted("dijkwacht.collect.object.failures", "failure", "missing"))
        .isBetween(3.0, 9.0);
  }

  @Test
  void whatWasGivenUpIsTriedAgainWhenItsDeadLetterIsPutBackAndOnlyThen() {
    fixture.announce(key(1), key(2));
    fixture.put(key(2), 2, 20);
    try (ObjectCollector collector = collector()) {
      fixture.awaitWorkedOff();
      fixture.put(key(1), 1, 20);
      fixture.announce(key(1));
      fixture.awaitWorkedOff();
      assertThat(fixture.cluster.events()).as("only key 2").hasSize(20);

      fixture.replayDeadLetters();
      fixture.replayDeadLetters();
      fixture.awaitWorkedOff();
    }
    fixture.assertCollectedOnce();
    assertThat(fixture.deadLetters()).hasSize(1);
  }

  @Test
  void aDownloadThatBreaksOffGoesOnWhereItBroke() {
    // Without compression, so that it has several parts.
    byte[] content = json(fixture.expect("plain", 1, 8_000));
    assertThat(content.length).isGreaterThan(9 << 20);
    fixture.s3.put(BUCKET, "plain", content);
    FaultyS3.Fault breaks = new FaultyS3.Fault.Break();
    FaultyS3.Fault fine = new FaultyS3.Fault.Before(() -> {});
    fixture.s3.fail(
        BUCKET, "plain", breaks, fine, breaks, breaks, breaks, breaks, breaks, fine, breaks);
    fixture.announce("plain");
    try (ObjectCollector collector = collector()) {
      fixture.awaitWorkedOff();
    }
    fixture.assertCollectedOnce();
    assertThat(fixture.deadLetters()).isEmpty();
    assertThat(fixture.counted("dijkwacht.collect.bytes")).isEqualTo(content.length);
  }

  @Test
  void expiredCredentialsHoldAllObjectsUntilTheyAreRenewed() {
    fixture.s3.failAlways(FaultyS3.EXPIRED);
    for (int i = 0; i < 10; i++) {
      fixture.put(key(i), i, 5);
      fixture.announce(key(i));
    }
    try (ObjectCollector collector = collector()) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(collector.problem())
                      .hasValueSatisfying(
                          problem ->
                              assertThat(problem).contains("credentials", "The objects wait")));
      await().atMost(PATIENCE).until(collector::isConnected);
      assertThat(fixture.cluster.events()).isEmpty();

      fixture.s3.failAlways(null);

      fixture.awaitWorkedOff();
      assertThat(collector.problem()).isEmpty();
    }
    fixture.assertCollectedOnce();
    assertThat(fixture.deadLetters()).isEmpty();
  }

  @Test
  void throttlingDelaysAndLosesNothing() {
    for (int i = 0; i < 5; i++) {
      fixture.put(key(i), i, 5);
      FaultyS3.Fault[] faults = new FaultyS3.Fault[7];
      Arrays.fill(faults, FaultyS3.SLOW_DOWN);
      fixture.s3.fail(BUCKET, key(i), faults);
      fixture.announce(key(i));
    }
    try (ObjectCollector collector = collector()) {
      fixture.awaitWorkedOff();
    }
    fixture.assertCollectedOnce();
    assertThat(fixture.deadLetters()).isEmpty();
    assertThat(fixture.counted("dijkwacht.collect.object.failures", "failure", "throttled"))
        .isPositive();
  }

  @Test
  void anObjectThatIsOverwrittenWhileItIsReadIsReadAnew() {
    byte[] content = json(fixture.expect("plain", 2, 3_000));
    fixture.s3.put(BUCKET, "plain", json(fixture.expect("plain", 1, 4_000)));
    fixture.expected.clear();
    fixture.expect("plain", 2, 3_000);
    FaultyS3.Fault fine = new FaultyS3.Fault.Before(() -> {});
    fixture.s3.fail(
        BUCKET,
        "plain",
        fine,
        new FaultyS3.Fault.Before(() -> fixture.s3.put(BUCKET, "plain", content)));
    fixture.announce("plain");
    try (ObjectCollector collector = collector()) {
      fixture.awaitWorkedOff();
    }
    List<String> values =
        fixture.cluster.events().stream().map(event -> new String(event.value(), UTF_8)).toList();
    assertThat(values).containsAll(fixture.expected.values());
    assertThat(fixture.deadLetters()).isEmpty();
    assertThat(fixture.counted("dijkwacht.collect.object.failures", "failure", "changed"))
        .isEqualTo(1);
  }

  @Test
  void aSignOfLifeNamesTheAccountAndRegionOfNewObjectsAlone() {
    fixture.put("trail/" + key(1), 1, 20);
    fixture.announce("trail/" + key(1));
    String old = key(2).replace("eu-west-1", "us-east-1");
    fixture.s3.put(BUCKET, old, gzip(json(fixture.expect(old, 2, 3))));
    fixture.announce(Topics.BACKFILL_OBJECTS, BUCKET, old, Content.TRAIL_EVENTS);
    try (ObjectCollector collector = collector()) {
      fixture.awaitWorkedOff();
    }
    var beats = fixture.cluster.records(Topics.HEARTBEATS);
    assertThat(beats).hasSize(1);
    Heartbeat beat =
        ((Reading.Value<Heartbeat>) Topics.HEARTBEATS.payload().read(beats.get(0).value())).value();
    assertThat(beat.source())
        .isEqualTo("cloudtrail/trail-logs/trail/AWSLogs/111122223333/eu-west-1");
    assertThat(beat.account()).isEqualTo("111122223333");
    assertThat(beat.region()).isEqualTo("eu-west-1");
    assertThat(beat.kind()).isEqualTo(Heartbeat.Kind.TRAIL);
    assertThat(beat.events()).isEqualTo(20);
  }

  @Test
  void newObjectsOvertakeAnOldOneInTheMiddle() throws Exception {
    // More than a step, so that there is a place to overtake.
    fixture.s3.put(BUCKET, "old", gzip(json(fixture.expect("old", 1, 12_000))));
    CountDownLatch held = new CountDownLatch(1);
    boolean[] holding = {false};
    BackfillBrake brake =
        () -> {
          synchronized (holding) {
            boolean begun = fixture.counted("dijkwacht.collect.records", "outcome", "event") > 0;
            holding[0] |= begun;
            if (begun) {
              held.countDown();
            }
            return !begun || fixture.counted("dijkwacht.collect.objects", "outcome", "known") > 0;
          }
        };
    fixture.announce(Topics.BACKFILL_OBJECTS, BUCKET, "old", Content.TRAIL_EVENTS);
    try (ObjectCollector collector =
        fixture.collector(fixture.settings("one"), OwnFootprint.NONE, brake, Clock.systemUTC())) {
      held.await();
      List<String> keys = IntStream.range(0, 20).mapToObj(ObjectFixture::key).toList();
      for (String key : keys) {
        fixture.put(key, key.hashCode(), 2);
        fixture.announce(key);
      }
      await().atMost(PATIENCE).until(() -> fixture.cluster.events().size() == 40);
      assertThat(fixture.cluster.records(Topics.BACKFILL_EVENTS))
          .as("the old one waits in the middle")
          .hasSizeLessThan(12_000)
          .isNotEmpty();
      // Lets the brake go.
      fixture.announce(keys.get(0));
      fixture.awaitWorkedOff();
    }
    assertThat(fixture.cluster.records(Topics.BACKFILL_EVENTS)).hasSize(12_000);
    List<ConsumerRecord<byte[], byte[]>> all =
        new ArrayList<>(fixture.cluster.records(Topics.BACKFILL_EVENTS));
    all.addAll(fixture.cluster.events());
    fixture.assertOnce(all);
  }

  @Test
  void itsOwnReadsOfTheLogsAreLeftOutAndCounted() {
    String own =
        """
        {"eventVersion":"1.11","eventTime":"2026-03-02T08:00:00Z","eventID":"own",\
        "eventSource":"s3.amazonaws.com","eventName":"GetObject","userIdentity":{"arn":\
        "arn:aws:sts::111122223333:assumed-role/dijkwacht/one"},"requestParameters":\
        {"bucketName":"trail-logs","key":"AWSLogs/x"}}""";
    List<byte[]> records = new ArrayList<>(fixture.expect(key(1), 1, 3));
    records.add(own.getBytes(UTF_8));
    fixture.s3.put(BUCKET, key(1), gzip(json(records)));
    fixture.announce(key(1));
    OwnFootprint footprint =
        new OwnFootprint(
            Set.of("arn:aws:sts::111122223333:assumed-role/dijkwacht/two"), Set.of(BUCKET));
    try (ObjectCollector collector =
        fixture.collector(
            fixture.settings("one"), footprint, BackfillBrake.NONE, Clock.systemUTC())) {
      fixture.awaitWorkedOff();
    }
    fixture.assertCollectedOnce();
    assertThat(fixture.counted("dijkwacht.collect.records", "outcome", "own-read")).isEqualTo(1);
  }

  @Test
  void filesOfConfigBecomeItemsEachOnce() {
    String items =
        """
        {"fileVersion":"1.0","configurationItems":[%s,{"no":"item"},%s]}"""
            .formatted(item("one"), item("two"));
    fixture.s3.put(BUCKET, "history", gzip(items.getBytes(UTF_8)));
    fixture.announce(Topics.OBJECTS, BUCKET, "history", Content.CONFIGURATION_ITEMS);
    fixture.announce(Topics.OBJECTS, BUCKET, "history", Content.CONFIGURATION_ITEMS);
    try (ObjectCollector collector = collector()) {
      fixture.awaitWorkedOff();
    }
    assertThat(fixture.cluster.records(Topics.CONFIGURATION_ITEMS))
        .extracting(record -> WireHeaders.provenance(record.headers()))
        .containsExactlyInAnyOrder(
            new Provenance(uri("history"), 1), new Provenance(uri("history"), 3));
    assertThat(fixture.deadLetters()).containsOnlyKeys(uri("history") + "#2");
  }

  @Test
  void digestFilesAreVerifiedEachOnce() {
    String key =
        "AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/2026/03/02/111122223333_CloudTrail-Digest"
            + "_eu-west-1_main_eu-west-1_20260302T100000Z.json.gz";
    fixture.s3.put(BUCKET, key, gzip("{\"no\":\"digest\"}".getBytes(UTF_8)));
    fixture.s3.put(BUCKET, "elsewhere", gzip("{}".getBytes(UTF_8)));
    for (String each : List.of(key, "elsewhere", key)) {
      fixture.announce(Topics.OBJECTS, BUCKET, each, Content.TRAIL_DIGEST);
    }
    try (AwsAccess access = fixture.s3.access();
        S3Client client = access.client(S3Objects.builder(access), "s3", AwsPlace.DEFAULT);
        S3TrailStore store = new S3TrailStore(client);
        PublicKeys keys = new PublicKeys(access, Clock.systemUTC());
        ObjectCollector collector =
            new ObjectCollector(
                fixture.settings("one"),
                access,
                Map.of(
                    Content.TRAIL_DIGEST,
                    () ->
                        new DigestObjectReader(
                            new DigestVerifier(store, keys, 1),
                            fixture.cluster.prefix(),
                            Clock.systemUTC())),
                OwnFootprint.NONE,
                BackfillBrake.NONE,
                fixture.registry,
                Clock.systemUTC())) {
      collector.start();
      fixture.awaitWorkedOff();
    }
    assertThat(fixture.cluster.records(Topics.INTEGRITY))
        .extracting(record -> new String(record.key(), UTF_8))
        .containsExactly(uri(key));
    assertThat(fixture.deadLetters()).containsOnlyKeys(uri("elsewhere"));
  }

  private static String item(String bucket) {
    return """
        {"configurationItemVersion":"1.3","configurationItemCaptureTime":\
        "2026-03-02T08:00:00.000Z","configurationStateId":1,"awsAccountId":"111122223333",\
        "configurationItemStatus":"OK","resourceType":"AWS::S3::Bucket","resourceId":"%1$s",\
        "resourceName":"%1$s","ARN":"arn:aws:s3:::%1$s","awsRegion":"eu-west-1","tags":{},\
        "relatedEvents":[],"relationships":[],"configuration":{"name":"%1$s"},\
        "supplementaryConfiguration":{}}"""
        .formatted(bucket);
  }

  @Test
  void topicsThatDoNotBelongTogetherPartitionByPartitionAreNamed() throws Exception {
    try (Admin admin =
        Admin.create(Map.<String, Object>copyOf(fixture.cluster.clientProperties()))) {
      String backfill = Topics.BACKFILL_OBJECTS.fullName(fixture.cluster.prefix());
      admin.createPartitions(Map.of(backfill, NewPartitions.increaseTo(6))).all().get();
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  admin.describeTopics(List.of(backfill)).allTopicNames().get().values().stream()
                      .allMatch(topic -> topic.partitions().size() == 6));
    }
    try (ObjectCollector collector = collector()) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(collector.problem())
                      .hasValueSatisfying(
                          problem ->
                              assertThat(problem).contains("the same number of partitions", "=6")));
    }
  }

  @Test
  void topicsThatAreMissingAreNamed() {
    Cluster empty = Cluster.withoutTopics();
    try (ObjectCollector collector =
        ObjectFixture.collector(empty, "one", fixture.s3.endpoint(), Clock.systemUTC())) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(collector.problem())
                      .hasValueSatisfying(
                          problem -> assertThat(problem).contains("dijkwacht topics create")));
    }
  }
}
