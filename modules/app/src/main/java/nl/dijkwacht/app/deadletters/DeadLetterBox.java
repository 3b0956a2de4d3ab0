package nl.dijkwacht.app.deadletters;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.dijkwacht.topics.DeadLetterRecord;
import nl.dijkwacht.topics.Topic;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All dead letters of a tenant that are still kept. For one thread. */
public final class DeadLetterBox implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Topic<byte[]>> partitions = new HashMap<>();

  /** Opens the topics of the given stages' dead letters. */
  public DeadLetterBox(
      Map<String, String> clientProperties, TopicPrefix prefix, List<Topic<byte[]>> topics) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, prefix + ".replay");
    this.consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    for (Topic<byte[]> topic : topics) {
      for (PartitionInfo info : consumer.partitionsFor(topic.fullName(prefix))) {
        partitions.put(new TopicPartition(info.topic(), info.partition()), topic);
      }
    }
    consumer.assign(partitions.keySet());
  }

  /** Every topic of dead letters. */
  public static List<Topic<byte[]>> topics() {
    return List.of(
        Topics.COLLECT_DEAD_LETTERS, Topics.DETECT_DEAD_LETTERS, Topics.FINDINGS_DEAD_LETTERS);
  }

  /** Hands out all that are there now, the replayed ones too. */
  public void readAll(Consumer<StoredLetter> reader) {
    consumer.seekToBeginning(partitions.keySet());
    read(reader);
  }

  /** Hands out those that no replay has dealt with. */
  public void readNew(Consumer<StoredLetter> reader) {
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
    consumer.seekToBeginning(never);
    read(reader);
  }

  /** The group whose offsets tell what was dealt with. */
  public KafkaConsumer<byte[], byte[]> consumer() {
    return consumer;
  }

  private void read(Consumer<StoredLetter> reader) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions.keySet());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
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
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
