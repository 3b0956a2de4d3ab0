package nl.dijkwacht.app.pipeline;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands each value that is written to a topic from its start to its close to a listener, on a
 * thread of its own.
 *
 * @param <T> such as alerts
 */
public final class TopicFeed<T> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicFeed.class);
  private static final Duration POLL = Duration.ofMillis(100);

  /** How long closing waits for what was written just before. */
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Topic<T> topic;
  private final Consumer<T> listener;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  private TopicFeed(
      KafkaConsumer<byte[], byte[]> consumer,
      List<TopicPartition> partitions,
      Topic<T> topic,
      Consumer<T> listener) {
    this.consumer = consumer;
    this.partitions = partitions;
    this.topic = topic;
    this.listener = listener;
    this.thread = new Thread(this::poll, "feed-" + topic.name());
    this.thread.setDaemon(true);
  }

  /** Starts at the end of the topic, which must exist. */
  public static <T> TopicFeed<T> start(
      Map<String, String> clientProperties,
      TopicPrefix prefix,
      Topic<T> topic,
      Consumer<T> listener) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.fullName(prefix)).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    TopicFeed<T> feed = new TopicFeed<>(consumer, partitions, topic, listener);
    feed.thread.start();
    return feed;
  }

  private void poll() {
    try (consumer) {
      while (closing.getCount() > 0) {
        hand(consumer.poll(POLL));
      }
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, CLOSE_LIMIT);
      long deadline = System.nanoTime() + CLOSE_LIMIT.toNanos();
      while (isBehind(ends) && System.nanoTime() - deadline < 0) {
        hand(consumer.poll(POLL));
      }
    } catch (KafkaException e) {
      LOG.warn(
          "What comes to {} can no longer be shown here: {}",
          topic.name(),
          e.getClass().getSimpleName());
    }
  }

  private boolean isBehind(Map<TopicPartition, Long> ends) {
    return partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L));
  }

  private void hand(ConsumerRecords<byte[], byte[]> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Reading<T> reading = topic.payload().read(record.value(), record.headers());
      if (reading instanceof Reading.Value<T> read) {
        listener.accept(read.value());
      }
    }
  }

  /** Hands out what was written until now and ends. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(2 * CLOSE_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
