package nl.dijkwacht.streams.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.testkit.UniqueNames.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.TestCluster;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.DeadLetterRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class DeadLetterHandlerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TestCluster cluster =
      new TestCluster(SharedBroker.bootstrapServers(), new TopicPrefix(unique("handler")))
          .withTopics();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @TempDir Path state;

  @Test
  void whatMakesAProcessorFailIsSetAsideWholeAndTheOthersPass() {
    write("a", "fail", "b", "pass and fail", "c");

    try (StageRunner stage = start(() -> new IllegalStateException("secret"))) {
      assertThat(values(4, Topics.SIGNALS)).containsExactly("a", "b", "pass and fail", "c");
      List<ConsumerRecord<byte[], byte[]>> dead = cluster.read(2, Topics.DETECT_DEAD_LETTERS);
      assertThat(dead)
          .extracting(record -> new String(record.value(), UTF_8))
          .containsExactly("fail", "pass and fail");
      assertThat(dead).allSatisfy(this::isTheInputWithItsReason);
      assertThat(stage.isRunning()).isTrue();
    }
    assertThat(deadLetters(DeadLetterReason.PROCESSING_FAILED)).isEqualTo(2);
  }

  private void isTheInputWithItsReason(ConsumerRecord<byte[], byte[]> record) {
    DeadLetterRecord dead = DeadLetterRecord.of(record);
    String origin = Topics.TRAIL_EVENTS.fullName(cluster.prefix());
    assertThat(record.key()).asString().isEqualTo("key");
    assertThat(dead.whole()).isTrue();
    assertThat(dead.origin()).isNotNull();
    assertThat(dead.letter())
        .isEqualTo(
            new DeadLetter(
                DeadLetterReason.PROCESSING_FAILED,
                String.valueOf(dead.origin()),
                "java.lang.IllegalStateException",
                1));
    assertThat(String.valueOf(dead.origin())).startsWith(origin + "-");
    assertThat(record.headers())
        .extracting(Header::key, header -> new String(header.value(), UTF_8))
        .allSatisfy(
            header ->
                assertThat(header.toString())
                    .contains("dijkwacht.")
                    .doesNotContain("secret", "Faulty", "at nl."));
  }

  @Test
  void aReplayedRecordThatFailsAgainCountsItsAttempts() {
    write("fail");

    try (StageRunner stage = start(() -> new IllegalStateException("again"))) {
      ProducerRecord<byte[], byte[]> replay =
          DeadLetterRecord.of(cluster.read(1, Topics.DETECT_DEAD_LETTERS).get(0)).replay();
      assertThat(replay).isNotNull();
      cluster.write(List.of(replay));

      assertThat(cluster.read(2, Topics.DETECT_DEAD_LETTERS))
          .extracting(record -> DeadLetterRecord.of(record).letter())
          .extracting(letter -> letter == null ? 0 : letter.attempts())
          .containsExactly(1, 2);
      assertThat(stage.isAlive()).isTrue();
    }
  }

  @Test
  void whatFailsForWantOfKafkaIsTriedAgainByANewThread() {
    AtomicInteger tries = new AtomicInteger();
    write("a", "fail", "b");

    try (StageRunner stage =
        start(() -> tries.getAndIncrement() == 0 ? new KafkaException("no broker") : null)) {
      assertThat(values(3, Topics.SIGNALS)).containsExactly("a", "fail", "b");
      assertThat(cluster.readAll(Topics.DETECT_DEAD_LETTERS)).isEmpty();
      assertThat(stage.isRunning()).isTrue();
    }
    assertThat(tries).hasValue(2);
    assertThat(deadLetters(DeadLetterReason.PROCESSING_FAILED)).isZero();
  }

  /**
   * It blocks the stage, as Kafka has it; what counts is that it is seen and nothing is skipped.
   */
  @Test
  void anOutputThatKafkaRefusesStopsTheStageInPlainSight() {
    write("a", "swell", "b");

    try (StageRunner stage = start(() -> null)) {
      await().atMost(PATIENCE).until(stage::isRunning);
      await().atMost(PATIENCE).until(() -> !stage.isRunning());
      assertThat(cluster.readAll(Topics.SIGNALS))
          .as("nothing after it, nor it itself")
          .allSatisfy(record -> assertThat(record.value()).asString().isEqualTo("a"));
      assertThat(cluster.readAll(Topics.DETECT_DEAD_LETTERS)).isEmpty();
      assertThat(stage.isAlive()).isTrue();
    }
    assertThat(deadLetters(DeadLetterReason.OUTPUT_TOO_LARGE)).isZero();
  }

  private double deadLetters(DeadLetterReason reason) {
    return Meters.DEAD_LETTERS.counter(registry, "detect", reason.label()).count();
  }

  private StageRunner start(Supplier<? extends @Nullable RuntimeException> failure) {
    StageRunner stage =
        new StageRunner(
            FaultyStage.of(cluster.prefix(), failure), cluster.settings(state), registry);
    stage.start();
    return stage;
  }

  private void write(String... values) {
    cluster.write(
        Stream.of(values)
            .map(
                value ->
                    new ProducerRecord<>(
                        Topics.TRAIL_EVENTS.fullName(cluster.prefix()),
                        "key".getBytes(UTF_8),
                        value.getBytes(UTF_8)))
            .toList());
  }

  private List<String> values(int atLeast, Topic<?> topic) {
    return cluster.read(atLeast, topic).stream()
        .map(record -> new String(record.value(), UTF_8))
        .toList();
  }
}
