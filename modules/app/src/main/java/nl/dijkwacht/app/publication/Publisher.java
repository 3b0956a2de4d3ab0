package nl.dijkwacht.app.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nl.dijkwacht.topics.catalogue.DocumentManifest;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.cluster.TopicSettings;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Publishes folders, each in one transaction. Of two at once the newer locks the older out, so that
 * nobody's publication is mixed with another's. Open it before reading what is published: it ends
 * what one that died left open. Methods throw {@link KafkaException} where Kafka refuses or does
 * not answer. For one thread.
 */
public final class Publisher implements AutoCloseable {

  /** So long a publisher that died can keep readers from what comes after it. */
  private static final int TRANSACTION_MILLIS = 15_000;

  private final KafkaProducer<byte[], byte[]> producer;
  private final DocumentKind kind;
  private final String topic;

  public Publisher(DocumentKind kind, Map<String, String> clientProperties, TopicPrefix prefix) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, prefix + "." + kind.name() + "-publish");
    properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS);
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSettings.MAX_MESSAGE_BYTES);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TRANSACTION_MILLIS);
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    this.kind = kind;
    this.topic = kind.topic().fullName(prefix);
    try {
      producer.initTransactions();
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  /** Writes what a plan changes, and its manifest; when it returns, that is committed. */
  public void publish(DocumentFolder folder, PublicationPlan plan) {
    Set<String> changing = new HashSet<>(plan.added());
    changing.addAll(plan.changed());
    producer.beginTransaction();
    folder.documents().stream()
        .filter(document -> changing.contains(document.key()))
        .forEach(document -> send(record(document, folder.name())));
    plan.removed().forEach(key -> send(new ProducerRecord<>(topic, key.getBytes(UTF_8), null)));
    send(record(plan.manifest()));
    producer.commitTransaction();
  }

  private ProducerRecord<byte[], byte[]> record(PublishedDocument document, String folder) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, document.key().getBytes(UTF_8), document.text());
    WireHeaders.putSchema(record.headers(), kind.topic().payload().schema());
    WireHeaders.putDocument(record.headers(), folder + "/" + document.key(), document.hash());
    return record;
  }

  private ProducerRecord<byte[], byte[]> record(DocumentManifest manifest) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic, DocumentManifest.KEY.getBytes(UTF_8), DocumentManifest.PAYLOAD.write(manifest));
    WireHeaders.putSchema(record.headers(), DocumentManifest.PAYLOAD.schema());
    return record;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The commit tells of each record that failed.
  private void send(ProducerRecord<byte[], byte[]> record) {
    var unused = producer.send(record);
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
