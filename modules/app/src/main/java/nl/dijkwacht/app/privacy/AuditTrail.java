package nl.dijkwacht.app.privacy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.dijkwacht.core.privacy.AuditEvent;
import nl.dijkwacht.core.privacy.Restriction;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes who looks up or changes what is held on a person, before it is shown or done: in its topic,
 * and as a line of the log {@code dijkwacht.audit}. Thread-safe.
 */
public final class AuditTrail implements AutoCloseable {

  private static final Logger AUDIT = LoggerFactory.getLogger("dijkwacht.audit");
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final TopicPrefix prefix;
  private final KafkaProducer<byte[], byte[]> producer;

  /** Opens the topics, which must exist. */
  public AuditTrail(Map<String, String> clientProperties, TopicPrefix prefix) {
    this.prefix = prefix;
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) LIMIT.toMillis());
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Notes it. When this returns it is kept.
   *
   * @throws IOException with a sentence for people, if it is not; then nothing may be shown or done
   */
  public void note(AuditEvent event) throws IOException, InterruptedException {
    write(Topics.AUDIT_EVENTS, event.id(), event);
    AUDIT.info(
        "{} of {} by {} (user {}), {}: {}",
        event.action().label(),
        event.about(),
        event.by(),
        event.user(),
        event.found() == null ? "done" : event.found() ? "found" : "not found",
        event.reason());
  }

  /**
   * Keeps a restriction under its key, or, without a value, that there is none any more.
   *
   * @throws IOException with a sentence for people, if it could not be written
   */
  void restrict(String key, @Nullable Restriction restriction)
      throws IOException, InterruptedException {
    write(Topics.RESTRICTIONS, key, restriction);
  }

  /** Keeps it without waiting: completed once it is kept, and exceptionally if it is not. */
  public CompletableFuture<?> keep(AuditEvent event) {
    CompletableFuture<Void> kept = new CompletableFuture<>();
    try {
      var unused =
          producer.send(
              record(Topics.AUDIT_EVENTS, event.id(), event),
              (metadata, failure) -> {
                if (failure == null) {
                  kept.complete(null);
                } else {
                  kept.completeExceptionally(failure);
                }
              });
    } catch (KafkaException e) {
      kept.completeExceptionally(e);
    }
    return kept;
  }

  private <V> ProducerRecord<byte[], byte[]> record(Topic<V> topic, String key, @Nullable V value) {
    byte[] payload = value == null ? null : topic.payload().write(value);
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic.fullName(prefix), key.getBytes(StandardCharsets.UTF_8), payload);
    WireHeaders.putSchema(record.headers(), topic.payload().schema());
    return record;
  }

  private <V> void write(Topic<V> topic, String key, @Nullable V value)
      throws IOException, InterruptedException {
    try {
      producer.send(record(topic, key, value)).get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KafkaException failure) {
        throw failure;
      }
      throw new IOException("it could not be noted who asks, so nothing was done; try again", e);
    } catch (TimeoutException e) {
      throw new IOException(
          "Kafka did not note in time who asks, so nothing was done; try again", e);
    }
  }

  @Override
  public void close() {
    producer.close(LIMIT);
  }
}
