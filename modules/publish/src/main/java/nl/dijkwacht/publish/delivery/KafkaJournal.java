package nl.dijkwacht.publish.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.publish.messages.Message;
import nl.dijkwacht.topics.catalogue.Delivery;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.TopicSettings;
import nl.dijkwacht.topics.wire.DeadLetterRecord;
import nl.dijkwacht.topics.wire.RecordOrigin;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes down in topics what became of items, and waits until it is written. Throws {@link
 * KafkaException} if it cannot be. Thread-safe.
 */
final class KafkaJournal implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 30_000;

  private final Producer<byte[], byte[]> producer;
  private final TopicPrefix prefix;
  private final Clock clock;
  private final MeterRegistry registry;

  KafkaJournal(
      Map<String, String> clientProperties,
      TopicPrefix prefix,
      Clock clock,
      MeterRegistry registry) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSettings.MAX_MESSAGE_BYTES);
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    this.prefix = prefix;
    this.clock = clock;
    this.registry = registry;
  }

  /** The journal of one route. */
  Journal of(String route) {
    return new OfRoute(route);
  }

  private final class OfRoute implements Journal {

    private final String route;

    OfRoute(String route) {
      this.route = route;
    }

    @Override
    public void delivered(Item item, Message message, int attempts) {
      write(item, message, Delivery.Outcome.DELIVERED, attempts);
    }

    @Override
    public void givenUp(Item item, Message message, DeadLetter letter) {
      setAside(item.record(), letter);
      write(item, message, Delivery.Outcome.GIVEN_UP, letter.attempts());
    }

    @Override
    public void unreadable(ConsumerRecord<byte[], byte[]> record, DeadLetter letter) {
      setAside(record, letter);
    }

    private void setAside(ConsumerRecord<byte[], byte[]> record, DeadLetter letter) {
      Headers headers = new RecordHeaders(record.headers().toArray());
      WireHeaders.putSubscription(headers, route);
      // Put back, it goes to this route alone: others have it.
      RecordOrigin origin =
          new RecordOrigin(
              Topics.REDELIVERIES.fullName(prefix),
              record.partition(),
              record.offset(),
              record.timestamp());
      DeadLetterRecord dead =
          DeadLetterRecord.of(letter, origin, record.key(), record.value(), headers);
      send(
          new ProducerRecord<>(
              Topics.PUBLISH_DEAD_LETTERS.fullName(prefix),
              null,
              dead.key(),
              dead.value(),
              dead.headers()));
      Meters.DEAD_LETTERS.counter(registry, "publish", letter.reason().label()).increment();
    }

    private void write(Item item, Message message, Delivery.Outcome outcome, int attempts) {
      Delivery delivery =
          new Delivery(
              route,
              item.entry().id(),
              item.entry().about(),
              item.record().topic(),
              item.record().partition(),
              item.offset(),
              message.id(),
              outcome,
              attempts,
              clock.instant());
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(
              Topics.DELIVERIES.fullName(prefix),
              delivery.key().getBytes(StandardCharsets.UTF_8),
              Topics.DELIVERIES.payload().write(delivery));
      WireHeaders.putSchema(record.headers(), Topics.DELIVERIES.payload().schema());
      send(record);
    }
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    try {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new KafkaException("What became of a delivery could not be written.", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
