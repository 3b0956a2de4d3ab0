package nl.dijkwacht.streams.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Properties;
import nl.dijkwacht.topics.catalogue.Stage;
import nl.dijkwacht.topics.cluster.TopicSettings;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Kafka Streams' properties of a stage: the rules of the stream as configuration. */
public final class StageProperties {

  /**
   * At most this many records may be read again after a crash; it bounds the latency of a batch.
   */
  private static final int MAX_POLL_RECORDS = 1_000;

  /** A thread that failed stays in the group until then, and its partitions with it. */
  private static final int SESSION_MILLIS = 10_000;

  private StageProperties() {}

  /**
   * Client properties that a stage {@linkplain DecidedProperties decides itself} are left out.
   *
   * @param registry for counting what Kafka Streams' handlers set aside
   */
  public static Properties of(
      StageTopology stage, StreamSettings settings, MeterRegistry registry) {
    Properties properties = new Properties();
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MILLIS);
    settings.clientProperties().entrySet().stream()
        .filter(property -> !DecidedProperties.contain(property.getKey()))
        .forEach(property -> properties.put(property.getKey(), property.getValue()));
    properties.putAll(processing(stage, settings));
    properties.putAll(handlers(stage, settings, registry));
    properties.putAll(clients());
    return properties;
  }

  private static Map<String, Object> processing(StageTopology stage, StreamSettings settings) {
    long commitMillis = settings.commitInterval().toMillis();
    return Map.ofEntries(
        Map.entry(StreamsConfig.APPLICATION_ID_CONFIG, stage.applicationId(settings.prefix())),
        // Kafka's own would be another at each start, and so would all labels of Kafka's metrics.
        Map.entry(StreamsConfig.CLIENT_ID_CONFIG, stage.applicationId(settings.prefix())),
        Map.entry(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString()),
        Map.entry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads()),
        Map.entry(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbyReplicas()),
        Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
        Map.entry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitMillis),
        // A thread that waits for input longer than this would commit late what it has done.
        Map.entry(StreamsConfig.POLL_MS_CONFIG, commitMillis),
        Map.entry(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, idleMillis(stage.stage())),
        // The newer protocol has no standbys and no static membership yet.
        Map.entry(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic"),
        Map.entry(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedStoreMemory.class),
        Map.entry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true));
  }

  /**
   * How long a task with an empty input waits for it. New events and backfilled ones are in no
   * order to each other, so detect never asks; it would cost an eighth of its time, since Kafka
   * Streams writes a sentence on the empty input for each record. Other stages take what Kafka has
   * in hand in the order of time.
   */
  private static long idleMillis(Stage stage) {
    return stage == Stage.DETECT ? StreamsConfig.MAX_TASK_IDLE_MS_DISABLED : 0;
  }

  private static Map<String, Object> handlers(
      StageTopology stage, StreamSettings settings, MeterRegistry registry) {
    return Map.of(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        DeadLetterHandler.class,
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
        DeadLetterHandler.class,
        StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
        DeadLetterHandler.class,
        DeadLetterHandler.STAGE_CONFIG,
        stage.stage().label(),
        DeadLetterHandler.REGISTRY_CONFIG,
        registry,
        DeadLetterHandler.TOPIC_CONFIG,
        stage.deadLetters().fullName(settings.prefix()));
  }

  private static Map<String, Object> clients() {
    return Map.of(
        StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG),
        "earliest",
        StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG),
        MAX_POLL_RECORDS,
        StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG),
        "lz4",
        // Kafka's defaults are smaller than the largest value with its key and headers, and under
        // exactly-once a record that is refused stops its stage.
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        TopicSettings.MAX_MESSAGE_BYTES,
        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
        TopicSettings.MAX_MESSAGE_BYTES);
  }
}
