package nl.dijkwacht.streams.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Properties;
import nl.dijkwacht.topics.TopicSettings;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Kafka Streams' properties of a stage: the rules of the stream as configuration. */
public final class StageProperties {

  /**
   * At most this many records may be read again after a crash; it bounds the latency of a batch.
   */
  private static final int MAX_POLL_RECORDS = 1_000;

  private StageProperties() {}

  /**
   * @param registry for counting what Kafka Streams' handlers set aside
   */
  public static Properties of(
      StageTopology stage, StreamSettings settings, MeterRegistry registry) {
    Properties properties = new Properties();
    properties.putAll(settings.clientProperties());
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, stage.applicationId(settings.prefix()));
    properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbyReplicas());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    long commitMillis = settings.commitInterval().toMillis();
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitMillis);
    // A thread that waits for input longer than this would commit late what it has done.
    properties.put(StreamsConfig.POLL_MS_CONFIG, commitMillis);
    // The newer protocol has no standbys and no static membership yet.
    properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    properties.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
    properties.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
    properties.put(
        StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
    properties.put(DeadLetterHandler.STAGE_CONFIG, stage.stage().label());
    properties.put(DeadLetterHandler.REGISTRY_CONFIG, registry);
    properties.put(DeadLetterHandler.TOPIC_CONFIG, stage.deadLetters().fullName(settings.prefix()));
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), MAX_POLL_RECORDS);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        TopicSettings.MAX_MESSAGE_BYTES);
    return properties;
  }
}
