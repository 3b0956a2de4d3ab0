package nl.dijkwacht.app.cases;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands each record of a topic to a keeper, at least once and in the order of its partition, on a
 * thread of its own. How far it came is kept by Kafka under the keeper's name.
 */
public final class CaseFollower<V> implements AutoCloseable {

  /** Does something outside Kafka with a record; the same one may come again. */
  @FunctionalInterface
  public interface Keeper<V> {

    /**
     * @throws IOException if it could not be done; the record then comes again
     */
    void keep(V value) throws IOException, InterruptedException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(CaseFollower.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration BACKOFF = Duration.ofSeconds(5);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(15);

  /** Copying for one case takes minutes at most. */
  private static final Duration LONGEST_WORK = Duration.ofMinutes(30);

  /** What fails so often in a row is more than a broker that starts anew. */
  private static final int STUCK_AFTER = 3;

  /** The time that a keeper may take is for one. */
  private static final int MOST_RECORDS = 1;

  private final Map<String, Object> properties;
  private final String topicName;
  private final Topic<V> topic;
  private final String name;
  private final Keeper<V> keeper;
  private final AtomicInteger failures = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Starts to follow where it stopped last, at first from the beginning.
   *
   * @param name of the keeper, under which Kafka keeps how far it came
   */
  public static <V> CaseFollower<V> start(
      Map<String, String> clientProperties,
      TopicPrefix prefix,
      Topic<V> topic,
      String name,
      Keeper<V> keeper) {
    CaseFollower<V> follower = new CaseFollower<>(clientProperties, prefix, topic, name, keeper);
    follower.thread.start();
    return follower;
  }

  private CaseFollower(
      Map<String, String> clientProperties,
      TopicPrefix prefix,
      Topic<V> topic,
      String name,
      Keeper<V> keeper) {
    this.properties = new HashMap<>(clientProperties);
    this.topicName = topic.fullName(prefix);
    this.topic = topic;
    this.name = name;
    this.keeper = keeper;
    this.thread = new Thread(this::run, name);
    properties.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, prefix.value() + "." + name);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
    properties.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) LONGEST_WORK.toMillis());
  }

  private void run() {
    try {
      while (closing.getCount() > 0) {
        follow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Follows until it fails or is closed; what was not kept then comes again. */
  private void follow() throws InterruptedException {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topicName));
      while (closing.getCount() > 0) {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
        for (ConsumerRecord<byte[], byte[]> record : polled) {
          keep(record);
        }
        if (!polled.isEmpty()) {
          consumer.commitSync();
          failures.set(0);
        }
      }
    } catch (KafkaException | IOException e) {
      if (!(e instanceof PutOffException)) {
        failures.incrementAndGet();
      }
      LOG.warn(
          "{} could not go on and tries again in {} s: {}",
          name,
          BACKOFF.toSeconds(),
          e instanceof IOException ? e.getMessage() : e.getClass().getSimpleName());
      boolean closed = closing.await(BACKOFF.toMillis(), TimeUnit.MILLISECONDS);
      LOG.debug("{} ends: {}", name, closed);
    }
  }

  private void keep(ConsumerRecord<byte[], byte[]> record)
      throws IOException, InterruptedException {
    if (record.value() == null) {
      return;
    }
    Reading<V> reading = topic.payload().read(record.value(), record.headers());
    if (reading instanceof Reading.Value<V> read) {
      keeper.keep(read.value());
    } else if (reading instanceof Reading.Unreadable<V> unreadable) {
      LOG.warn(
          "{} passes over a record of partition {} at offset {}: {}",
          name,
          record.partition(),
          record.offset(),
          unreadable.detail());
    }
  }

  /** Whether it fails again and again, and goes no further. */
  public boolean isStuck() {
    return failures.get() >= STUCK_AFTER;
  }

  /** Whether it still works. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  /** Ends after the record that is being kept. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(CLOSE_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
