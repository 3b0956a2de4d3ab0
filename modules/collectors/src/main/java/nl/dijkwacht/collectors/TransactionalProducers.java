package nl.dijkwacht.collectors;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import nl.dijkwacht.topics.cluster.TopicSettings;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes the producers that collectors write records and checkpoints in one transaction with. */
public final class TransactionalProducers {

  private TransactionalProducers() {}

  /**
   * Makes one; its {@code initTransactions} is the caller's to call.
   *
   * @param clientProperties how to reach the cluster
   * @param transactionalId of all with the same, only the newest can write
   * @param timeout after which the cluster ends a transaction of who died, which readers wait for
   */
  public static KafkaProducer<byte[], byte[]> create(
      Map<String, String> clientProperties, String transactionalId, Duration timeout) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) timeout.toMillis());
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSettings.MAX_MESSAGE_BYTES);
    // The broker may refuse the first batch of a transaction for some milliseconds; those that are
    // under way behind it would then each be an error in its log. It costs no throughput here.
    properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 45_000);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 15_000);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000);
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
