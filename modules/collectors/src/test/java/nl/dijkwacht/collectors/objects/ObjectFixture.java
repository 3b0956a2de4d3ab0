package nl.dijkwacht.collectors.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import nl.dijkwacht.aws.AwsAccess;
import nl.dijkwacht.collectors.Cluster;
import nl.dijkwacht.collectors.CollectRecords;
import nl.dijkwacht.collectors.Logs;
import nl.dijkwacht.collectors.files.ReadLimits;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.DeadLetterRecord;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Objects in a stand-in for S3, their announcements on a real Kafka, and what comes of them. */
final class ObjectFixture implements AutoCloseable {

  static final String BUCKET = "trail-logs";
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The shortest that a broker takes. */
  static final Duration SESSION = Duration.ofSeconds(6);

  final FaultyS3 s3 = new FaultyS3();
  final Cluster cluster;
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  /** The bytes of each record that is to be collected, by its place. */
  final Map<Provenance, String> expected = new HashMap<>();

  private final AwsAccess access = s3.access();
  private final KafkaProducer<byte[], byte[]> producer;
  private final Admin admin;

  ObjectFixture() {
    this(Cluster.create());
  }

  ObjectFixture(Cluster cluster) {
    this.cluster = cluster;
    this.admin = Admin.create(Map.<String, Object>copyOf(cluster.clientProperties()));
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", cluster.bootstrapServers(), "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  ObjectCollectorSettings settings(String instance) {
    return settings(cluster, instance);
  }

  static ObjectCollectorSettings settings(Cluster cluster, String instance) {
    return new ObjectCollectorSettings(
        cluster.prefix(),
        cluster.clientProperties(),
        instance,
        2,
        4,
        SESSION,
        ReadLimits.DEFAULT,
        100_000);
  }

  ObjectCollector collector(Clock clock) {
    return collector(settings("one"), OwnFootprint.NONE, BackfillBrake.NONE, clock);
  }

  ObjectCollector collector(
      ObjectCollectorSettings settings, OwnFootprint footprint, BackfillBrake brake, Clock clock) {
    ObjectCollector collector =
        new ObjectCollector(settings, access, Map.of(), footprint, brake, registry, clock);
    collector.start();
    return collector;
  }

  static ObjectCollector collector(Cluster cluster, String instance, URI s3, Clock clock) {
    ObjectCollector collector =
        new ObjectCollector(
            settings(cluster, instance),
            FaultyS3.access(s3),
            Map.of(),
            OwnFootprint.NONE,
            BackfillBrake.NONE,
            new SimpleMeterRegistry(),
            clock);
    collector.start();
    return collector;
  }

  static String key(int number) {
    return "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/03/02/111122223333_%d.json.gz"
        .formatted(number);
  }

  static String uri(String key) {
    return "s3://" + BUCKET + "/" + key;
  }

  /** Puts an object of so many records there, which are to be collected. */
  byte[] put(String key, long seed, int records) {
    byte[] content = gzip(json(expect(key, seed, records)));
    s3.put(BUCKET, key, content);
    return content;
  }

  /** Expects the records of an object to be collected. */
  List<byte[]> expect(String key, long seed, int count) {
    List<byte[]> records = Logs.records(seed, count);
    for (int i = 0; i < records.size(); i++) {
      expected.put(new Provenance(uri(key), i + 1), new String(records.get(i), UTF_8));
    }
    return records;
  }

  static byte[] json(List<byte[]> records) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    json.writeBytes("{\"Records\":[".getBytes(UTF_8));
    for (int i = 0; i < records.size(); i++) {
      if (i > 0) {
        json.write(',');
      }
      json.writeBytes(records.get(i));
    }
    json.writeBytes("]}".getBytes(UTF_8));
    return json.toByteArray();
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

  void announce(String... keys) {
    for (String key : keys) {
      announce(Topics.OBJECTS, BUCKET, key, ObjectAnnouncement.Content.TRAIL_EVENTS);
    }
  }

  void announce(
      Topic<ObjectAnnouncement> topic,
      String bucket,
      String key,
      ObjectAnnouncement.Content content) {
    CollectRecords records = new CollectRecords(cluster.prefix(), "test", Clock.systemUTC());
    send(
        records.announcement(
            topic, new ObjectAnnouncement(bucket, key, null, content, "test", Instant.now())));
  }

  void send(ProducerRecord<byte[], byte[]> record) {
    try {
      producer.send(record).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits until every announcement is worked off. */
  void awaitWorkedOff() {
    await().atMost(PATIENCE).until(() -> waiting() == 0);
  }

  /** Announcements that are not worked off, by what was committed. */
  private long waiting() throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(ObjectCollector.group(cluster.prefix()))
            .partitionsToOffsetAndMetadata()
            .get();
    long waiting = 0;
    for (var end : admin.listOffsets(ends()).all().get().entrySet()) {
      OffsetAndMetadata next = committed.get(end.getKey());
      // They are announced outside transactions, so each offset is one of them.
      waiting += end.getValue().offset() - (next == null ? 0 : next.offset());
    }
    return waiting;
  }

  private Map<TopicPartition, OffsetSpec> ends() throws ExecutionException, InterruptedException {
    List<String> topics =
        Stream.of(Topics.OBJECTS, Topics.BACKFILL_OBJECTS)
            .map(topic -> topic.fullName(cluster.prefix()))
            .toList();
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    admin
        .describeTopics(topics)
        .allTopicNames()
        .get()
        .forEach(
            (name, topic) ->
                topic
                    .partitions()
                    .forEach(
                        partition ->
                            ends.put(
                                new TopicPartition(name, partition.partition()),
                                OffsetSpec.latest())));
    return ends;
  }

  /** All that was expected is there, once, with its bytes, and nothing else. */
  void assertCollectedOnce() {
    assertOnce(cluster.events());
  }

  void assertOnce(List<ConsumerRecord<byte[], byte[]>> events) {
    Map<Provenance, String> found = new HashMap<>();
    List<Provenance> twice = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> event : events) {
      Provenance provenance = WireHeaders.provenance(event.headers());
      if (provenance == null || found.put(provenance, new String(event.value(), UTF_8)) != null) {
        twice.add(provenance);
      }
    }
    assertThat(twice).as("collected more than once").isEmpty();
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    assertThat(found.equals(expected)).as("the bytes are those of the objects").isTrue();
  }

  /** The reasons of dead letters by their places. */
  Map<String, String> deadLetters() {
    Map<String, String> letters = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record : cluster.deadLetters()) {
      var letter = DeadLetterRecord.of(record).letter();
      if (letter == null) {
        throw new AssertionError("a dead letter without reason");
      }
      assertThat(letters.put(letter.place(), letter.reason().label()))
          .as("earlier dead letter of %s", letter.place())
          .isNull();
    }
    return letters;
  }

  /** Puts all dead letters back where they came from. */
  void replayDeadLetters() {
    for (ConsumerRecord<byte[], byte[]> record : cluster.deadLetters()) {
      ProducerRecord<byte[], byte[]> replayed = DeadLetterRecord.of(record).replay();
      if (replayed == null) {
        throw new AssertionError("a dead letter that cannot be put back");
      }
      send(replayed);
    }
  }

  double counted(String meter, String... tags) {
    var counter = registry.find(meter).tags(tags).counter();
    return counter == null ? 0 : counter.count();
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
    access.close();
    s3.close();
  }
}
