package nl.dijkwacht.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.topics.cluster.TopicSettings;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.TopologyException;
import org.apache.kafka.streams.kstream.Consumed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagePropertiesTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final StageTopology stage = FaultyStage.of(StageDriver.PREFIX, () -> null);

  @Test
  void aStageIsExactlyOnceUnderANameOfItsOwn() {
    StreamsConfig config = config(Map.of());

    assertThat(config.getString("application.id")).isEqualTo("test.detect-v1");
    assertThat(config.getString("client.id")).isEqualTo("test.detect-v1");
    assertThat(config.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
    assertThat(config.getString("group.protocol")).isEqualTo("classic");
    assertThat(config.getLong("commit.interval.ms")).isEqualTo(20);
    assertThat(config.getLong("poll.ms")).isEqualTo(20);
    assertThat(config.getInt("num.stream.threads")).isEqualTo(3);
    assertThat(config.getInt("num.standby.replicas")).isEqualTo(1);
    assertThat(config.getString("state.dir")).isEqualTo("state");
    assertThat(consumer(config))
        .containsEntry("isolation.level", "read_committed")
        .containsEntry("auto.offset.reset", "earliest")
        .containsEntry("enable.auto.commit", "false");
  }

  @Test
  void whatFailsGoesToItsDeadLetters() {
    StreamsConfig config = config(Map.of());

    assertThat(config.processingExceptionHandler()).isInstanceOf(DeadLetterHandler.class);
    assertThat(config.productionExceptionHandler()).isInstanceOf(DeadLetterHandler.class);
    assertThat(config.deserializationExceptionHandler()).isInstanceOf(DeadLetterHandler.class);
    assertThat(config.originals())
        .containsEntry(DeadLetterHandler.TOPIC_CONFIG, "test.detect.dead-letters")
        .containsEntry(DeadLetterHandler.STAGE_CONFIG, "detect");
  }

  @Test
  void theLargestValueFitsInEveryRequestAndEveryChangelog() {
    StreamsConfig config = config(Map.of());

    assertThat(producer(config))
        .containsEntry("max.request.size", TopicSettings.MAX_MESSAGE_BYTES)
        .containsEntry("compression.type", "lz4");
    assertThat(config.originals())
        .containsEntry("topic.max.message.bytes", TopicSettings.MAX_MESSAGE_BYTES);
  }

  @Test
  void howToReachTheClusterPassesThrough() {
    StreamSettings settings =
        settings(
            Map.of(
                "security.protocol", "SASL_SSL",
                "producer.delivery.timeout.ms", "90000",
                "consumer.session.timeout.ms", "6000"));

    StreamsConfig config = new StreamsConfig(StageProperties.of(stage, settings, registry));
    assertThat(settings.problems()).isEmpty();
    assertThat(consumer(config))
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("session.timeout.ms", "6000");
    assertThat(producer(config)).containsEntry("delivery.timeout.ms", "90000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application.id",
        "processing.guarantee",
        "group.protocol",
        "default.timestamp.extractor",
        "processing.exception.handler",
        "default.production.exception.handler",
        "errors.dead.letter.queue.topic.name",
        "dijkwacht.dead-letters.topic",
        "auto.offset.reset",
        "main.consumer.auto.offset.reset",
        "consumer.isolation.level",
        "restore.consumer.isolation.level",
        "producer.acks",
        "producer.enable.idempotence",
        "producer.transactional.id",
        "producer.partitioner.class",
        "topic.cleanup.policy"
      })
  void whatTheStagesDependOnCannotBeSet(String property) {
    StreamSettings settings = settings(Map.of(property, "something"));

    Properties properties = StageProperties.of(stage, settings, registry);
    assertThat(settings.problems())
        .containsExactly(
            "The Kafka property "
                + property
                + " cannot be set, since the stages depend on it; leave it out.");
    assertThat(properties).doesNotContainValue("something");
  }

  @Test
  void noPasswordIsPrinted() {
    assertThat(settings(Map.of("ssl.keystore.password", "hunter2")).toString())
        .doesNotContain("hunter2");
  }

  /** Kafka Streams checks names only in builders that know its configuration. */
  @Test
  void unnamedStoresAreRejectedWhereTheBuilderKnowsTheProperties() {
    StreamsConfig config = config(Map.of());

    assertThatThrownBy(() -> unnamed(new StreamsBuilder(new TopologyConfig(config))))
        .isInstanceOf(TopologyException.class)
        .hasMessageContaining("KSTREAM-AGGREGATE-STATE-STORE-0000000002-changelog");
    assertThatCode(() -> unnamed(new StreamsBuilder())).doesNotThrowAnyException();
  }

  private static void unnamed(StreamsBuilder builder) {
    builder.stream("in", Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .groupBy((key, value) -> value)
        .count();
    builder.build();
  }

  private static Map<String, Object> consumer(StreamsConfig config) {
    return config.getMainConsumerConfigs("group", "client", 0);
  }

  private static Map<String, Object> producer(StreamsConfig config) {
    return config.getProducerConfigs("client");
  }

  private StreamsConfig config(Map<String, String> client) {
    return new StreamsConfig(StageProperties.of(stage, settings(client), registry));
  }

  private static StreamSettings settings(Map<String, String> client) {
    Map<String, String> properties = new HashMap<>(client);
    properties.put("bootstrap.servers", "nowhere:1");
    return new StreamSettings(
        StageDriver.PREFIX, Path.of("state"), 3, Duration.ofMillis(20), 1, properties);
  }
}
