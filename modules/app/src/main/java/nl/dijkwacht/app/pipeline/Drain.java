package nl.dijkwacht.app.pipeline;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Tells whether a stage has committed all that its topic holds. Offsets alone do not tell, since
 * the markers of transactions at the end have offsets and are no records.
 */
final class Drain {

  private static final Duration POLL = Duration.ofMillis(50);

  private final Map<String, String> clientProperties;

  Drain(Map<String, String> clientProperties) {
    this.clientProperties = clientProperties;
  }

  /** Whether no committed record lies behind what the group has committed. */
  boolean isDrained(String topic, String group) throws InterruptedException {
    try (Admin admin = Admin.create(new HashMap<String, Object>(clientProperties));
        Consumer<byte[], byte[]> consumer = consumer()) {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .collect(Collectors.toList());
      consumer.assign(partitions);
      for (TopicPartition partition : partitions) {
        OffsetAndMetadata offset = committed.get(partition);
        consumer.seek(partition, offset == null ? 0 : offset.offset());
      }
      return hasNothingLeft(consumer, partitions);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the offsets of " + group + " cannot be read", e.getCause());
    }
  }

  private static boolean hasNothingLeft(
      Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (!partitions.stream().allMatch(p -> consumer.position(p) >= ends.getOrDefault(p, 0L))) {
      if (!consumer.poll(POLL).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private Consumer<byte[], byte[]> consumer() {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
