package nl.dijkwacht.collectors.objects;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.collectors.TransactionalProducer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes the Kafka clients of one worker. */
final class WorkerClients {

  /** A batch is worked off in pieces between which the worker reports, so it is never this long. */
  private static final int LONGEST_SILENCE_MILLIS = 60_000;

  private static final int ANNOUNCEMENTS = 500;
  private static final int CHECKPOINTS = 10_000;

  private final ObjectCollectorSettings settings;
  private final String name;

  /**
   * @param name of the worker, such as {@code collector-1-2}
   */
  WorkerClients(ObjectCollectorSettings settings, String name) {
    this.settings = settings;
    this.name = name;
  }

  /** A member of the group that shares the announcements. */
  KafkaConsumer<byte[], byte[]> member() {
    int session = (int) settings.sessionTimeout().toMillis();
    Map<String, Object> properties = committedOnly();
    properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, ObjectCollector.NAME + "-" + name);
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, ObjectCollector.group(settings.prefix()));
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, ANNOUNCEMENTS);
    properties.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, LONGEST_SILENCE_MILLIS);
    properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
    properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Math.max(1, session / 5));
    // New and old objects have one partition of checkpoints between them, so partitions of the same
    // number must have the same owner, which this assignor gives to topics of the same size.
    properties.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(RangeAssignor.class));
    return consumer(properties);
  }

  /** Reads checkpoints, as no member of any group. */
  KafkaConsumer<byte[], byte[]> checkpointReader() {
    Map<String, Object> properties = committedOnly();
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, CHECKPOINTS);
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
    return consumer(properties);
  }

  Admin admin() {
    return Admin.create(new HashMap<>(settings.clientProperties()));
  }

  /** A producer that ends what an earlier one of the same worker left open. */
  TransactionalProducer producer(MeterRegistry registry, Clock clock) {
    String transactions = settings.prefix() + ".collect." + ObjectCollector.NAME + "." + name;
    return TransactionalProducer.open(
        settings.clientProperties(), transactions, settings.sessionTimeout(), registry, clock);
  }

  private Map<String, Object> committedOnly() {
    Map<String, Object> properties = new HashMap<>(settings.clientProperties());
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return properties;
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> properties) {
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
