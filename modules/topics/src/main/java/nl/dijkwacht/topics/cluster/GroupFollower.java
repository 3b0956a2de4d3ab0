package nl.dijkwacht.topics.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows topics on a thread of its own until it is closed, and shares their partitions with the
 * other instances of its group. How far it came is kept by Kafka. Where Kafka is away it begins
 * anew after a pause; what was not committed then comes again. Thread-safe.
 */
public final class GroupFollower implements AutoCloseable {

  /** What is done with the records; called by the follower's thread. */
  @FunctionalInterface
  public interface Work {

    /**
     * Subscribes, polls and commits for as long as it is to go on.
     *
     * @param goesOn whether the follower is still open; to be asked between polls
     * @throws KafkaException if Kafka is away; it is called again with another consumer
     */
    void follow(Consumer<byte[], byte[]> consumer, BooleanSupplier goesOn)
        throws InterruptedException;

    /** It is not called again. */
    default void ended() {}
  }

  private static final Logger LOG = LoggerFactory.getLogger(GroupFollower.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** For what is being done with the last record. */
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);

  private final String subject;
  private final String group;
  private final Duration pause;
  private final Map<String, Object> properties;
  private final Work work;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /**
   * @param name of the thread
   * @param subject of sentences in the log, such as {@code Subscription soc}
   * @param group under which Kafka keeps how far it came
   * @param properties of the consumer, besides those that all have
   */
  public GroupFollower(
      String name, String subject, String group, Map<String, ?> properties, Work work) {
    this(name, subject, group, properties, work, PAUSE);
  }

  GroupFollower(
      String name,
      String subject,
      String group,
      Map<String, ?> properties,
      Work work,
      Duration pause) {
    this.subject = subject;
    this.group = group;
    this.pause = pause;
    this.properties = new HashMap<>(properties);
    this.properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    this.properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    this.properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    this.properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    this.properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    this.work = work;
    this.thread = new Thread(this::run, name);
    this.thread.setDaemon(true);
  }

  /** Begins; once. */
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (isOpen()) {
        follow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // A fault of Dijkwacht; its message may quote a record.
      LOG.error("{} has stopped: {}", subject, e.getClass().getName());
      LOG.debug("What failed", e);
    } finally {
      work.ended();
    }
  }

  private void follow() throws InterruptedException {
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      work.follow(consumer, this::isOpen);
    } catch (KafkaException e) {
      LOG.warn(
          "{} could not go on with Kafka and tries again in {} s: {}",
          subject,
          pause.toSeconds(),
          e.getClass().getSimpleName());
      if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("{} was closed meanwhile", subject);
      }
    }
  }

  private boolean isOpen() {
    return closing.getCount() > 0;
  }

  /** Under which Kafka keeps how far it came. */
  public String group() {
    return group;
  }

  /** Whether its thread is at work. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  /** Asks it to end, without waiting. */
  public void end() {
    closing.countDown();
  }

  /** Ends after what is being done; waits for it a while. Does nothing if it did not begin. */
  @Override
  public void close() {
    end();
    // Interrupting a consumer would make its close fail.
    try {
      thread.join(CLOSE_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
