package nl.dijkwacht.collectors.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import nl.dijkwacht.collectors.RequiredTopics;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.ClusterFailure;
import nl.dijkwacht.topics.cluster.TopicSettings;
import nl.dijkwacht.topics.wire.Outcome;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes batches of records, each of which is in the topics when it is done. For one thread.
 *
 * <p>It needs no transactions: a batch that is written twice because its messages came again adds
 * nothing to what follows, which knows objects, events, items and findings by their names.
 */
final class QueueProducer implements AutoCloseable {

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  /** So much sooner than a message is usually handed out again, which takes 30 s. */
  private static final int DELIVERY_MILLIS = 20_000;

  private static final int REQUEST_MILLIS = 10_000;

  private final Producer<byte[], byte[]> producer;

  QueueProducer(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /** Connects, if all topics are there. */
  static Outcome<QueueProducer> open(Map<String, String> clientProperties, TopicPrefix prefix) {
    Optional<String> problem =
        RequiredTopics.problem(
            clientProperties,
            prefix,
            List.of(
                Topics.OBJECTS,
                Topics.TRAIL_EVENTS,
                Topics.CONFIGURATION_ITEMS,
                Topics.SERVICE_FINDINGS,
                Topics.HEARTBEATS,
                Topics.COLLECT_DEAD_LETTERS));
    if (problem.isPresent()) {
      return new Outcome.Failed<>(problem.get());
    }
    try {
      return new Outcome.Done<>(
          new QueueProducer(
              new KafkaProducer<>(
                  properties(clientProperties),
                  new ByteArraySerializer(),
                  new ByteArraySerializer())));
    } catch (KafkaException e) {
      return new Outcome.Failed<>(ClusterFailure.sentence("Beginning to collect", e));
    }
  }

  private static Map<String, Object> properties(Map<String, String> clientProperties) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSettings.MAX_MESSAGE_BYTES);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_MILLIS);
    return properties;
  }

  /**
   * Returns when all records are in the topics.
   *
   * @throws KafkaException when some may not be
   */
  void write(List<ProducerRecord<byte[], byte[]>> records) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    records.forEach(record -> sent.add(producer.send(record)));
    producer.flush();
    for (Future<RecordMetadata> record : sent) {
      acknowledged(record);
    }
  }

  private static void acknowledged(Future<RecordMetadata> record) {
    try {
      record.get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException failure
          ? failure
          : new KafkaException("a record was not written", e);
    }
  }

  @Override
  public void close() {
    // An interrupted thread would not wait at all.
    boolean interrupted = Thread.interrupted();
    producer.close(CLOSE_LIMIT);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
