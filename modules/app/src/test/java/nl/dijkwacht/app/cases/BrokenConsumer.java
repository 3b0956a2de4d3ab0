package nl.dijkwacht.app.cases;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Two partitions of each topic, of which the first cannot be handed out. */
final class BrokenConsumer extends MockConsumer<byte[], byte[]> {

  private final Supplier<KafkaException> failure;
  private final Map<Integer, ConsumerRecord<byte[], byte[]>> records = new HashMap<>();

  private BrokenConsumer(Supplier<KafkaException> failure) {
    super("earliest");
    this.failure = failure;
  }

  static BrokenConsumer failingWith(Supplier<KafkaException> failure) {
    return new BrokenConsumer(failure);
  }

  /** With a record in the second partition. */
  BrokenConsumer with(ConsumerRecord<byte[], byte[]> record) {
    records.put(record.partition(), record);
    return this;
  }

  @Override
  public synchronized List<PartitionInfo> partitionsFor(String topic) {
    return List.of(
        new PartitionInfo(topic, 0, null, null, null),
        new PartitionInfo(topic, 1, null, null, null));
  }

  @Override
  public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
      Map<TopicPartition, Long> times) {
    Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
    times.forEach((partition, time) -> found.put(partition, new OffsetAndTimestamp(0, time)));
    return found;
  }

  @Override
  public synchronized void assign(java.util.Collection<TopicPartition> partitions) {
    super.assign(partitions);
    Map<TopicPartition, Long> ends = new HashMap<>();
    partitions.forEach(partition -> ends.put(partition, 1L));
    updateEndOffsets(ends);
  }

  @Override
  public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    Set<TopicPartition> assigned = assignment();
    if (assigned.stream().anyMatch(partition -> partition.partition() == 0)) {
      throw failure.get();
    }
    List<ConsumerRecord<byte[], byte[]>> handed = new ArrayList<>();
    for (TopicPartition partition : assigned) {
      ConsumerRecord<byte[], byte[]> record = records.get(partition.partition());
      if (record != null && record.topic().equals(partition.topic())) {
        handed.add(record);
      }
      seek(partition, 1);
    }
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> all = new HashMap<>();
    handed.forEach(
        record -> all.put(new TopicPartition(record.topic(), record.partition()), List.of(record)));
    return new ConsumerRecords<>(all, Map.of());
  }
}
