package nl.dijkwacht.collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import nl.dijkwacht.collectors.files.ReadLimits;
import nl.dijkwacht.collectors.folders.CollectSummary;
import nl.dijkwacht.collectors.folders.FileCollector;
import nl.dijkwacht.collectors.folders.FileCollectorSettings;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.topics.catalogue.Checkpoint;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.CompactedContent;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.cluster.TopicProvisioner;
import nl.dijkwacht.topics.cluster.TopicSettings;
import nl.dijkwacht.topics.wire.Outcome;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topics of one test on a broker. */
public record Cluster(String bootstrapServers, TopicPrefix prefix) {

  /** What tests collect at times of their own would else be deleted while they run. */
  private static final Map<String, Duration> FOR_EVER =
      Topics.all().stream()
          .filter(topic -> topic.cleanup().limit().isPresent())
          .collect(Collectors.toMap(Topic::name, topic -> Duration.ofDays(36_500)));

  /** All topics for each of two hundred tests would be more files than a process may open. */
  private static final List<Topic<?>> WRITTEN =
      Topics.all().stream()
          .filter(topic -> topic.writer() == Stage.COLLECT)
          .collect(Collectors.toUnmodifiableList());

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration SCAN_INTERVAL = Duration.ofMillis(20);

  /** Topics of its own on the shared broker. */
  public static Cluster create() {
    Cluster cluster = withoutTopics();
    cluster.createTopics();
    return cluster;
  }

  public static Cluster withoutTopics() {
    return new Cluster(
        SharedBroker.bootstrapServers(), new TopicPrefix(UniqueNames.unique("collect")));
  }

  public void createTopics() {
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(clientProperties()))) {
      TopicSettings usual = TopicSettings.forEmbeddedBroker(prefix);
      TopicSettings settings =
          new TopicSettings(prefix, usual.partitions(), usual.replicationFactor(), FOR_EVER);
      // A machine that is busy may starve the broker for some seconds.
      await()
          .atMost(2 * TIMEOUT.toSeconds(), TimeUnit.SECONDS)
          .untilAsserted(
              () ->
                  assertThat(new TopicProvisioner(admin, settings, WRITTEN, TIMEOUT).create())
                      .isInstanceOf(Outcome.Done.class));
    }
  }

  public Map<String, String> clientProperties() {
    return Map.of("bootstrap.servers", bootstrapServers);
  }

  public FileCollectorSettings settings(Duration settle, Path... paths) {
    return new FileCollectorSettings(
        prefix, clientProperties(), List.of(paths), SCAN_INTERVAL, settle, ReadLimits.DEFAULT);
  }

  public FileCollector collector(Path... paths) {
    return collector(Clock.systemUTC(), new SimpleMeterRegistry(), paths);
  }

  public FileCollector collector(Clock clock, MeterRegistry registry, Path... paths) {
    return new FileCollector(settings(Duration.ofHours(1), paths), registry, clock);
  }

  /** Collects what is there with a collector of its own. */
  public CollectSummary collectOnce(Path... paths) {
    try (FileCollector collector = collector(paths)) {
      return collector.collectOnce();
    }
  }

  /** What a topic holds, in the order of each partition. */
  public List<ConsumerRecord<byte[], byte[]>> records(Topic<?> topic) {
    return committed(topic, "read_uncommitted");
  }

  public List<ConsumerRecord<byte[], byte[]>> events() {
    return committed(Topics.TRAIL_EVENTS, "read_uncommitted");
  }

  /** Up to the first transaction that is open, which a killed collector leaves. */
  public List<ConsumerRecord<byte[], byte[]>> eventsBeforeOpenTransaction() {
    return committed(Topics.TRAIL_EVENTS, "read_committed");
  }

  public List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    return committed(Topics.COLLECT_DEAD_LETTERS, "read_uncommitted");
  }

  public Map<String, Checkpoint> checkpoints() {
    Outcome<CompactedContent<Checkpoint>> outcome =
        new CompactedTopicReader(Map.copyOf(clientProperties()), prefix, TIMEOUT)
            .read(Topics.CHECKPOINTS);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<CompactedContent<Checkpoint>>) outcome).value().values();
  }

  /**
   * What is committed, in the order of each partition. A transaction whose commit was acknowledged
   * becomes visible a moment later, so the end is taken without regard to transactions and waited
   * for.
   */
  private List<ConsumerRecord<byte[], byte[]>> committed(Topic<?> topic, String endIsolation) {
    String name = topic.fullName(prefix);
    Map<TopicPartition, Long> ends;
    try (var consumer = consumer(endIsolation)) {
      ends =
          consumer.endOffsets(
              consumer.partitionsFor(name).stream()
                  .map(info -> new TopicPartition(name, info.partition()))
                  .toList());
    }
    long start = System.nanoTime();
    try (var consumer = consumer("read_committed")) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        assertThat(System.nanoTime() - start).isLessThan(TIMEOUT.toNanos());
        consumer.poll(Duration.ofMillis(50)).forEach(records::add);
      }
      return records;
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            isolation,
            "fetch.max.wait.ms",
            "10",
            "max.poll.records",
            "20000");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  public Checkpoint checkpoint(Path file) {
    Checkpoint checkpoint = checkpoints().get(file.toString());
    if (checkpoint == null) {
      throw new AssertionError("no checkpoint of " + file);
    }
    return checkpoint;
  }
}
