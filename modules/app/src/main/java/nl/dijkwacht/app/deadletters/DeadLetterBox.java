package nl.dijkwacht.app.deadletters;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.DeadLetterRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All dead letters of a tenant that are still kept. For one thread. */
public final class DeadLetterBox implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  /** How long the cluster may be silent. */
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Topic<byte[]>> partitions = new HashMap<>();

  private DeadLetterBox(Map<String, String> clientProperties, TopicPrefix prefix) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
    properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, prefix + ".replay");
    this.consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * Opens topics of dead letters.
   *
   * @throws IOException if one does not exist
   */
  public static DeadLetterBox open(
      Map<String, String> clientProperties, TopicPrefix prefix, List<Topic<byte[]>> topics)
      throws IOException {
    DeadLetterBox box = new DeadLetterBox(clientProperties, prefix);
    try {
      for (Topic<byte[]> topic : topics) {
        box.add(topic, topic.fullName(prefix));
      }
      box.consumer.assign(box.partitions.keySet());
      return box;
    } catch (IOException | RuntimeException e) {
      box.close();
      throw e;
    }
  }

  private void add(Topic<byte[]> topic, String name) throws IOException {
    List<PartitionInfo> infos = consumer.partitionsFor(name);
    if (infos == null || infos.isEmpty()) {
      throw new IOException(
          "topic %s does not exist; create it with 'dijkwacht topics create'".formatted(name));
    }
    infos.forEach(info -> partitions.put(new TopicPartition(name, info.partition()), topic));
  }

  /** Every topic of dead letters. */
  public static List<Topic<byte[]>> topics() {
    return List.of(
        Topics.COLLECT_DEAD_LETTERS,
        Topics.DETECT_DEAD_LETTERS,
        Topics.BEHAVIOUR_DEAD_LETTERS,
        Topics.TRANSFERS_DEAD_LETTERS,
        Topics.DRIFT_DEAD_LETTERS,
        Topics.EXPOSURE_DEAD_LETTERS,
        Topics.ASSURANCE_DEAD_LETTERS,
        Topics.FINDINGS_DEAD_LETTERS,
        Topics.CASES_DEAD_LETTERS,
        Topics.PUBLISH_DEAD_LETTERS);
  }

  /**
   * Hands out all that are there now, the replayed ones too.
   *
   * @throws IOException if the cluster falls silent
   */
  public void readAll(Consumer<StoredLetter> reader) throws IOException {
    consumer.seekToBeginning(partitions.keySet());
    read(reader);
  }

  /**
   * Hands out those that no replay has dealt with.
   *
   * @throws IOException if the cluster falls silent
   */
  public void readNew(Consumer<StoredLetter> reader) throws IOException {
    var committed = consumer.committed(partitions.keySet());
    List<TopicPartition> never = new ArrayList<>();
    committed.forEach(
        (partition, offset) -> {
          if (offset == null) {
            never.add(partition);
          } else {
            consumer.seek(partition, offset.offset());
          }
        });
    if (!never.isEmpty()) {
      consumer.seekToBeginning(never);
    }
    read(reader);
  }

  /** The group whose offsets tell what was dealt with. */
  public KafkaConsumer<byte[], byte[]> consumer() {
    return consumer;
  }

  private void read(Consumer<StoredLetter> reader) throws IOException {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions.keySet());
    long left = left(ends);
    long heard = System.nanoTime();
    while (left > 0) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        hand(record, ends, reader);
      }
      long before = left;
      left = left(ends);
      heard = left < before ? System.nanoTime() : heard;
      if (System.nanoTime() - heard > LIMIT.toNanos()) {
        throw new IOException("Kafka fell silent while the dead letters were read; try again");
      }
    }
  }

  /** How many offsets lie before the ends; markers of transactions have offsets too. */
  private long left(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
        .sum();
  }

  private void hand(
      ConsumerRecord<byte[], byte[]> record,
      Map<TopicPartition, Long> ends,
      Consumer<StoredLetter> reader) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    Topic<byte[]> topic = partitions.get(partition);
    if (topic != null && record.offset() < ends.getOrDefault(partition, 0L)) {
      reader.accept(
          new StoredLetter(
              topic.writer(),
              partition,
              record.offset(),
              Instant.ofEpochMilli(record.timestamp()),
              DeadLetterRecord.of(record)));
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
