package nl.dijkwacht.collectors;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.topics.Checkpoint;
import nl.dijkwacht.topics.CompactedContent;
import nl.dijkwacht.topics.CompactedTopicReader;
import nl.dijkwacht.topics.Outcome;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.TopicSettings;
import nl.dijkwacht.topics.Topics;
import nl.dijkwacht.topics.WireHeaders;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes records and how far their source was read in the same transactions, so that whoever is
 * killed at any moment goes on where the topic ends. Opening it ends what an earlier self left open
 * and locks that one out. Its methods throw {@link KafkaException} when the cluster cannot be
 * reached or another instance took over; it is then to be closed. For one thread.
 */
final class CheckpointedProducer implements AutoCloseable {

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
  private static final Duration READ_LIMIT = Duration.ofSeconds(30);

  private final KafkaProducer<byte[], byte[]> producer;
  private final TopicPrefix prefix;
  private final Map<String, Checkpoint> checkpoints;
  private final Counter committed;
  private final Counter aborted;
  private boolean inTransaction;

  private CheckpointedProducer(
      KafkaProducer<byte[], byte[]> producer,
      TopicPrefix prefix,
      Map<String, Checkpoint> checkpoints,
      MeterRegistry registry) {
    this.producer = producer;
    this.prefix = prefix;
    this.checkpoints = checkpoints;
    this.committed = Meters.COLLECT_TRANSACTIONS.counter(registry, "committed");
    this.aborted = Meters.COLLECT_TRANSACTIONS.counter(registry, "aborted");
  }

  /**
   * Connects and reads how far each source was read.
   *
   * @param collector its name; of all instances with the same, only the newest can write
   */
  static CheckpointedProducer open(
      Map<String, String> clientProperties,
      TopicPrefix prefix,
      String collector,
      MeterRegistry registry) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, prefix + ".collect." + collector);
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSettings.MAX_MESSAGE_BYTES);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 45_000);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 15_000);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000);
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
      return new CheckpointedProducer(
          producer, prefix, readCheckpoints(clientProperties, prefix), registry);
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  private static Map<String, Checkpoint> readCheckpoints(
      Map<String, String> clientProperties, TopicPrefix prefix) {
    CompactedTopicReader reader =
        new CompactedTopicReader(new HashMap<>(clientProperties), prefix, READ_LIMIT);
    Outcome<CompactedContent<Checkpoint>> outcome = reader.read(Topics.CHECKPOINTS);
    if (outcome instanceof Outcome.Done<CompactedContent<Checkpoint>> done) {
      return new HashMap<>(done.value().values());
    }
    throw new KafkaException(((Outcome.Failed<?>) outcome).sentence());
  }

  /** How far each source was read, by its name. */
  Map<String, Checkpoint> checkpoints() {
    return checkpoints;
  }

  /** Adds a record to the transaction, beginning one if there is none. */
  @SuppressWarnings("FutureReturnValueIgnored") // The commit tells of each record that failed.
  void send(ProducerRecord<byte[], byte[]> record) {
    begin();
    producer.send(record);
  }

  /** Ends the transaction, with how far the source was now read. */
  void commit(String source, Checkpoint checkpoint) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topics.CHECKPOINTS.fullName(prefix),
            null,
            checkpoint.updatedAt().toEpochMilli(),
            source.getBytes(StandardCharsets.UTF_8),
            Topics.CHECKPOINTS.payload().write(checkpoint));
    WireHeaders.putSchema(record.headers(), Topics.CHECKPOINTS.payload().schema());
    send(record);
    producer.commitTransaction();
    inTransaction = false;
    checkpoints.put(source, checkpoint);
    committed.increment();
  }

  private void begin() {
    if (!inTransaction) {
      producer.beginTransaction();
      inTransaction = true;
    }
  }

  /** Gives up what was not committed. */
  @Override
  public void close() {
    if (inTransaction) {
      aborted.increment();
    }
    producer.close(CLOSE_LIMIT);
  }
}
