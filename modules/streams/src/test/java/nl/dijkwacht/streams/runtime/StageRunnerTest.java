package nl.dijkwacht.streams.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.testkit.UniqueNames.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.dijkwacht.broker.BrokerSettings;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.broker.EmbeddedBroker;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.TestCluster;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class StageRunnerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration PROMPT = Duration.ofSeconds(5);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @TempDir Path folder;

  @Test
  void itCatchesUpAndLeavesNothingBehindWhenItCloses() {
    TestCluster cluster = shared().withTopics();
    write(cluster, 0, 500);
    StageRunner stage = start(cluster);
    try (stage) {
      await().atMost(PATIENCE).until(stage::isRunning);
      assertThat(values(cluster, 500)).hasSize(500).doesNotHaveDuplicates();
      await().atMost(PATIENCE).until(() -> gauge(Meters.STREAM_LAG) == 0);
      assertThat(gauge(Meters.STREAM_RUNNING)).isOne();
      assertThat(stage.name()).isEqualTo("detect");
      assertThat(stage.state()).isEqualTo("RUNNING");
      assertThat(meters()).anyMatch(name -> name.startsWith("kafka.stream"));
    }
    assertThat(stage.isRunning()).isFalse();
    assertThat(stage.isAlive()).isFalse();
    assertThat(meters()).isEmpty();
  }

  @Test
  void theNextOneTakesOverAtOnce() {
    TestCluster cluster = shared().withTopics();
    try (StageRunner first = start(cluster)) {
      await().atMost(PATIENCE).until(first::isRunning);
    }
    write(cluster, 0, 10);

    try (StageRunner next = start(cluster)) {
      await().atMost(PROMPT).until(next::isRunning);
      assertThat(values(cluster, 10)).hasSize(10);
    }
  }

  @Test
  void itWaitsForTopicsThatDoNotExistYet() {
    TestCluster cluster = shared();
    try (StageRunner stage = start(cluster)) {
      await().atMost(PATIENCE).until(() -> stage.state().equals("REBALANCING"));
      assertThat(stage.isRunning()).isFalse();

      cluster.withTopics();
      write(cluster, 0, 10);
      assertThat(values(cluster, 10)).hasSize(10);
      assertThat(stage.isRunning()).isTrue();
    }
  }

  @Test
  void itClosesPromptlyWhileItWaits() {
    StageRunner stage = start(shared());
    await().atMost(PATIENCE).until(() -> stage.state().equals("REBALANCING"));

    long start = System.nanoTime();
    stage.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMPT);
    assertThat(stage.isAlive()).isFalse();
  }

  @Test
  void aRestartOfTheBrokerLosesAndRepeatsNothing() throws Exception {
    EmbeddedBroker broker = broker(0);
    TestCluster cluster = new TestCluster(broker.bootstrapServers(), prefix()).withTopics();
    try (StageRunner stage = start(cluster)) {
      write(cluster, 0, 200);
      assertThat(values(cluster, 200)).hasSize(200);
      write(cluster, 200, 2_000);
      broker.close();
      broker = broker(broker.port());
      write(cluster, 2_000, 2_200);

      assertThat(values(cluster, 2_200)).hasSizeGreaterThanOrEqualTo(2_200);
      await().atMost(PATIENCE).until(() -> stage.isRunning() && stage.lag() == 0);
      assertThat(texts(cluster.readAll(Topics.SIGNALS)))
          .containsExactlyInAnyOrderElementsOf(numbers(0, 2_200).toList());
    } finally {
      broker.close();
    }
  }

  private EmbeddedBroker broker(int port) throws BrokerUnavailableException {
    return EmbeddedBroker.start(new BrokerSettings(folder.resolve("broker"), port, 1));
  }

  private static TestCluster shared() {
    return new TestCluster(SharedBroker.bootstrapServers(), prefix());
  }

  private static TopicPrefix prefix() {
    return new TopicPrefix(unique("runner"));
  }

  private StageRunner start(TestCluster cluster) {
    StageRunner stage =
        new StageRunner(
            FaultyStage.of(cluster.prefix(), () -> null),
            cluster.settings(folder.resolve("state")),
            registry);
    stage.start();
    return stage;
  }

  private static void write(TestCluster cluster, int from, int to) {
    String topic = Topics.TRAIL_EVENTS.fullName(cluster.prefix());
    cluster.write(
        numbers(from, to)
            .map(text -> text.getBytes(UTF_8))
            .map(bytes -> new ProducerRecord<>(topic, bytes, bytes))
            .toList());
  }

  private static Stream<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString);
  }

  private static List<String> values(TestCluster cluster, int atLeast) {
    return texts(cluster.read(atLeast, Topics.SIGNALS));
  }

  private static List<String> texts(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream().map(record -> new String(record.value(), UTF_8)).toList();
  }

  private double gauge(Meters meter) {
    return registry.get(meter.meterName()).gauge().value();
  }

  private List<String> meters() {
    return registry.getMeters().stream().map(Meter::getId).map(Meter.Id::getName).toList();
  }
}
