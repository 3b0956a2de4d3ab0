package nl.dijkwacht.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.testkit.UniqueNames.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.simulator.hospital.Bucket;
import nl.dijkwacht.simulator.hospital.Hospital;
import nl.dijkwacht.streams.detect.DetectTopology;
import nl.dijkwacht.streams.findings.FindingsTopology;
import nl.dijkwacht.streams.runtime.StageRunner;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both stages on a real broker, with a hospital whose bucket is read from outside. */
class StoryTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration ALWAYS_NEWS = Duration.ofDays(36_500);
  private static final int READS = 48;
  private static final RuleSet RULES =
      Rules.of(
          """
          title: Object read without credentials
          id: read-from-outside
          logsource: {product: aws, service: cloudtrail}
          detection:
            selection:
              eventName: GetObject
              userIdentity.accountId: anonymous
              errorCode: null
            condition: selection
          level: critical
          subject:
            - requestParameters.bucketName
          """);

  private final TestCluster cluster =
      new TestCluster(SharedBroker.bootstrapServers(), new TopicPrefix(unique("story")))
          .withTopics();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @TempDir Path folder;

  @Test
  void aBucketThatIsReadFromOutsideIsToldOnceHoweverOftenItsEventsCome() {
    List<ProducerRecord<byte[], byte[]>> records = hospital();
    try (StageRunner detect = detect()) {
      try (StageRunner findings = findings()) {
        assertThat(detect.isAlive() && findings.isAlive()).isTrue();
        cluster.write(records);
        await().atMost(PATIENCE).untilAsserted(this::isToldOnce);
        await().atMost(PATIENCE).until(() -> occurrences() == READS);

        cluster.write(records);
        await().atMost(PATIENCE).until(() -> duplicates() == READS);
        await().atMost(PATIENCE).until(() -> detect.lag() == 0 && findings.lag() == 0);
        assertThat(cluster.readAll(Topics.SIGNALS)).hasSize(READS);
        assertThat(occurrences()).isEqualTo(READS);
        assertThat(openFindings()).isOne();
        isToldOnce();
      }
      assertThat(registry.find(Meters.FINDINGS.meterName()).gauges()).isEmpty();
      try (StageRunner again = findings()) {
        await().atMost(PATIENCE).until(again::isRunning);
        assertThat(openFindings()).as("counted again from the store").isOne();
        // Signals that are read twice, as after a reset of the group, count once too; the last one
        // is unreadable, so that it is seen when all were read.
        cluster.write(signalsAgain());
        assertThat(cluster.read(2, Topics.FINDINGS_DEAD_LETTERS)).hasSize(2);
        assertThat(occurrences()).isEqualTo(READS);
        isToldOnce();
      }
    }
    assertThat(Meters.FINDINGS_LATENCY.timer(registry).max(TimeUnit.SECONDS)).isLessThan(20);
  }

  private void isToldOnce() {
    List<ConsumerRecord<byte[], byte[]>> alerts = cluster.readAll(Topics.ALERTS);
    assertThat(alerts).hasSize(1);
    Alert alert = read(Topics.ALERTS, alerts.get(0));
    assertThat(alert.transition()).isEqualTo(Alert.Transition.OPENED);
    assertThat(alert.finding().subject().fields())
        .containsValue(Bucket.DISCHARGE_LETTERS.bucketName());
  }

  private long occurrences() {
    return cluster.readAll(Topics.FINDINGS).stream()
        .map(record -> read(Topics.FINDINGS, record))
        .mapToLong(Finding::occurrences)
        .max()
        .orElse(0);
  }

  private double duplicates() {
    return Meters.DETECT_CANDIDATES_DUPLICATE.counter(registry).count();
  }

  private double openFindings() {
    return registry.find(Meters.FINDINGS.meterName()).gauges().stream()
        .mapToDouble(gauge -> gauge.value())
        .sum();
  }

  private static <V> V read(Topic<V> topic, ConsumerRecord<byte[], byte[]> record) {
    return ((Reading.Value<V>) topic.payload().read(record.value(), record.headers())).value();
  }

  private StageRunner detect() {
    return started(
        new StageRunner(
            DetectTopology.of(
                new DetectTopology.Settings(cluster.prefix(), RULES, Duration.ofDays(2)), registry),
            cluster.settings(folder),
            registry));
  }

  private StageRunner findings() {
    return started(
        new StageRunner(
            FindingsTopology.of(
                new FindingsTopology.Settings(cluster.prefix(), ALWAYS_NEWS), registry),
            cluster.settings(folder),
            registry));
  }

  private static StageRunner started(StageRunner stage) {
    stage.start();
    return stage;
  }

  private List<ProducerRecord<byte[], byte[]>> signalsAgain() {
    String topic = Topics.SIGNALS.fullName(cluster.prefix());
    return Stream.concat(
            cluster.readAll(Topics.SIGNALS).stream()
                .map(r -> new ProducerRecord<>(topic, null, r.key(), r.value(), r.headers())),
            Stream.of(0, 1).map(end -> new ProducerRecord<>(topic, end, new byte[1], new byte[1])))
        .toList();
  }

  private List<ProducerRecord<byte[], byte[]>> hospital() {
    Instant monday = Instant.parse("2026-03-02T08:00:00Z");
    Hospital hospital =
        new Hospital(
            new Hospital.Settings(
                7, monday, Duration.ofMinutes(10), 10, true, Hospital.Pace.STEADY));
    TrailEventReader reader = new TrailEventReader();
    String topic = Topics.TRAIL_EVENTS.fullName(cluster.prefix());
    return hospital
        .events()
        .map(
            event -> {
              TrailReading reading = reader.read(event.record());
              byte[] key = ((TrailReading.Event) reading).event().key().getBytes(UTF_8);
              return new ProducerRecord<>(topic, Objects.requireNonNull(key), event.record());
            })
        .toList();
  }
}
