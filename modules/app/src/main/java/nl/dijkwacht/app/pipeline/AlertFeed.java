package nl.dijkwacht.app.pipeline;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import nl.dijkwacht.core.Alert;
import nl.dijkwacht.topics.Reading;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands each alert that is written from now on to a listener, on a thread of its own. */
public final class AlertFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AlertFeed.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Consumer<Alert> listener;
  private final Thread thread;

  private AlertFeed(KafkaConsumer<byte[], byte[]> consumer, Consumer<Alert> listener) {
    this.consumer = consumer;
    this.listener = listener;
    this.thread = new Thread(this::poll, "alert-feed");
    this.thread.setDaemon(true);
  }

  /** Starts at the end of the topic, which must exist. */
  public static AlertFeed start(
      Map<String, String> clientProperties, TopicPrefix prefix, Consumer<Alert> listener) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.ALERTS.fullName(prefix)).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .collect(Collectors.toList());
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    AlertFeed feed = new AlertFeed(consumer, listener);
    feed.thread.start();
    return feed;
  }

  private void poll() {
    try (consumer) {
      while (!Thread.currentThread().isInterrupted()) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          Reading<Alert> reading = Topics.ALERTS.payload().read(record.value(), record.headers());
          if (reading instanceof Reading.Value<Alert> alert) {
            listener.accept(alert.value());
          }
        }
      }
    } catch (WakeupException | InterruptException e) {
      // Closing wakes the poll.
      return;
    } catch (KafkaException e) {
      LOG.warn("Alerts can no longer be shown here: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(POLL.toMillis() * 4);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
