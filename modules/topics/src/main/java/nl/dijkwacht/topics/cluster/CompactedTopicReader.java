package nl.dijkwacht.topics.cluster;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.wire.Outcome;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a compacted topic from its beginning to where it ends when it is asked, and follows any
 * topic. Thread-safe.
 *
 * <p>It sees committed records up to the first transaction that is still open. Who reads what an
 * earlier self wrote must therefore call {@code initTransactions} first, which ends what that one
 * left open.
 */
public final class CompactedTopicReader {

  /**
   * Takes the records of a topic one by one, so that a large one need not be held in memory. A key
   * may come several times; the last time counts.
   */
  public interface Visitor<V> {

    /** A record, read or not. */
    void record(String key, Reading<V> reading);

    /** There is no record of this key any more. */
    void removed(String key);

    /** Whether no more is wanted; asked between batches of records. */
    default boolean isSatisfied() {
      return false;
    }
  }

  private static final Duration POLL = Duration.ofMillis(100);

  private final Map<String, Object> connection;
  private final TopicPrefix prefix;
  private final Duration timeout;

  /**
   * @param connection the consumer's {@code bootstrap.servers} and security settings; who follows
   *     many topics may set {@code fetch.max.wait.ms}, since each asks the broker that often
   * @param timeout for reading one topic
   */
  public CompactedTopicReader(
      Map<String, Object> connection, TopicPrefix prefix, Duration timeout) {
    this.connection = Map.copyOf(connection);
    this.prefix = prefix;
    this.timeout = timeout;
  }

  /** Reads all of a topic that is partitioned by its key. */
  public <V> Outcome<CompactedContent<V>> read(Topic<V> topic) {
    Newest<V> newest = new Newest<>();
    return content(visit(topic, newest), newest);
  }

  /** Gives all records of a topic that is partitioned by its key; how many there were. */
  public <V> Outcome<Long> visit(Topic<V> topic, Visitor<V> visitor) {
    try (Consumer<byte[], byte[]> consumer = consumer()) {
      return visit(topic, consumer, visitor);
    } catch (KafkaException e) {
      return new Outcome.Failed<>(
          ClusterFailure.sentence("Connecting to read " + topic.fullName(prefix), e));
    }
  }

  /** What follows a topic, and for how long. */
  public interface Follower<V> extends Visitor<V> {

    /** All that was there when following began was given. */
    void reachedEnd();

    /** Whether to go on; asked several times a second. */
    boolean goesOn();
  }

  /**
   * Gives all records of a topic, then those that come, in the caller's thread.
   *
   * @return how many there were, once the follower no longer goes on; else why it ended
   */
  public <V> Outcome<Long> follow(Topic<V> topic, Follower<V> follower) {
    return follow(topic, Instant.EPOCH, follower);
  }

  /**
   * The same, of the records that were written since a time.
   *
   * @param since by the records' timestamps: when their content was collected
   */
  public <V> Outcome<Long> follow(Topic<V> topic, Instant since, Follower<V> follower) {
    try (Consumer<byte[], byte[]> consumer = consumer()) {
      return follow(topic, since, consumer, follower);
    } catch (KafkaException e) {
      return new Outcome.Failed<>(
          ClusterFailure.sentence("Connecting to follow " + topic.fullName(prefix), e));
    }
  }

  /** Follows with a consumer of committed records that is the caller's to close. */
  <V> Outcome<Long> follow(
      Topic<V> topic, Consumer<byte[], byte[]> consumer, Follower<V> follower) {
    return follow(topic, Instant.EPOCH, consumer, follower);
  }

  private <V> Outcome<Long> follow(
      Topic<V> topic, Instant since, Consumer<byte[], byte[]> consumer, Follower<V> follower) {
    Outcome<Long> read = visit(topic, since, consumer, follower);
    if (!(read instanceof Outcome.Done<Long> done)) {
      return read;
    }
    long records = done.value();
    try {
      follower.reachedEnd();
      while (follower.goesOn()) {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
        records += polled.count();
        polled.forEach(consumed -> give(topic, consumed, follower));
      }
      return new Outcome.Done<>(records);
    } catch (KafkaException e) {
      return new Outcome.Failed<>(
          ClusterFailure.sentence("Following " + topic.fullName(prefix), e));
    }
  }

  private Consumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = new HashMap<>(connection);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    // Half a second by default, which a start would lose on each topic that is read to its end.
    settings.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Reads with a consumer of committed records that is the caller's to close. */
  <V> Outcome<CompactedContent<V>> read(Topic<V> topic, Consumer<byte[], byte[]> consumer) {
    Newest<V> newest = new Newest<>();
    return content(visit(topic, consumer, newest), newest);
  }

  private <V> Outcome<Long> visit(
      Topic<V> topic, Consumer<byte[], byte[]> consumer, Visitor<V> visitor) {
    return visit(topic, Instant.EPOCH, consumer, visitor);
  }

  private <V> Outcome<Long> visit(
      Topic<V> topic, Instant since, Consumer<byte[], byte[]> consumer, Visitor<V> visitor) {
    String name = topic.fullName(prefix);
    long deadline = System.nanoTime() + timeout.toNanos();
    long records = 0;
    try {
      List<TopicPartition> partitions =
          consumer.partitionsFor(name, timeout).stream()
              .map(partition -> new TopicPartition(name, partition.partition()))
              .toList();
      if (partitions.isEmpty()) {
        return new Outcome.Failed<>(
            "Topic %s does not exist. Create it with: dijkwacht topics create".formatted(name));
      }
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, timeout);
      seek(consumer, partitions, since, ends);
      while (!visitor.isSatisfied() && !reached(consumer, ends, deadline)) {
        if (System.nanoTime() - deadline > 0) {
          return new Outcome.Failed<>(
              "Topic %s could not be read to its end within %s.".formatted(name, timeout));
        }
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
        records += polled.count();
        polled.forEach(consumed -> give(topic, consumed, visitor));
      }
      return new Outcome.Done<>(records);
    } catch (KafkaException e) {
      return new Outcome.Failed<>(ClusterFailure.sentence("Reading " + name, e));
    }
  }

  private void seek(
      Consumer<byte[], byte[]> consumer,
      List<TopicPartition> partitions,
      Instant since,
      Map<TopicPartition, Long> ends) {
    if (since.equals(Instant.EPOCH)) {
      consumer.seekToBeginning(partitions);
      return;
    }
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, since.toEpochMilli()));
    consumer
        .offsetsForTimes(times, timeout)
        .forEach(
            (partition, found) ->
                consumer.seek(
                    partition, found == null ? ends.getOrDefault(partition, 0L) : found.offset()));
  }

  private static boolean reached(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, long deadline) {
    Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), left) >= end.getValue());
  }

  private static <V> void give(
      Topic<V> topic, ConsumerRecord<byte[], byte[]> consumed, Visitor<V> visitor) {
    if (consumed.key() == null) {
      return;
    }
    String key = new String(consumed.key(), StandardCharsets.UTF_8);
    if (consumed.value() == null) {
      visitor.removed(key);
    } else {
      visitor.record(key, topic.payload().read(consumed.value(), consumed.headers()));
    }
  }

  private static <V> Outcome<CompactedContent<V>> content(Outcome<Long> read, Newest<V> newest) {
    return read instanceof Outcome.Failed<Long> failed
        ? new Outcome.Failed<>(failed.sentence())
        : new Outcome.Done<>(newest.content());
  }

  /** Holds the newest record of each key. */
  private static final class Newest<V> implements Visitor<V> {

    private final Map<String, Reading<V>> latest = new HashMap<>();

    @Override
    public void record(String key, Reading<V> reading) {
      latest.put(key, reading);
    }

    @Override
    public void removed(String key) {
      latest.remove(key);
    }

    CompactedContent<V> content() {
      Map<String, V> values = new HashMap<>();
      Map<String, Reading.Unreadable<V>> unreadable = new HashMap<>();
      latest.forEach(
          (key, reading) -> {
            if (reading instanceof Reading.Unreadable<V> failed) {
              unreadable.put(key, failed);
            } else if (reading instanceof Reading.Value<V> read) {
              values.put(key, read.value());
            }
          });
      return new CompactedContent<>(values, unreadable);
    }
  }
}
