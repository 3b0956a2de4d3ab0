package nl.dijkwacht.publish.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.dijkwacht.topics.catalogue.Delivery;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what a route dealt with before, from the topic of deliveries. Thread-safe. */
final class DeliveredBefore {

  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(100);

  /** Clocks of machines differ. */
  private static final Duration CLOCKS = Duration.ofMinutes(10);

  /** Where a record was. */
  record Source(TopicPartition partition, long offset) {}

  private final Map<String, String> clientProperties;
  private final TopicPrefix prefix;

  DeliveredBefore(Map<String, String> clientProperties, TopicPrefix prefix) {
    this.clientProperties = Map.copyOf(clientProperties);
    this.prefix = prefix;
  }

  /**
   * What was dealt with since a time.
   *
   * @throws org.apache.kafka.common.KafkaException if it cannot be read
   */
  Set<Source> of(String route, Instant since) {
    Set<Source> sources = new HashSet<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      String topic = Topics.DELIVERIES.fullName(prefix);
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic, ANSWER).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER);
      begin(consumer, partitions, ends, since.minus(CLOCKS));
      long began = System.nanoTime();
      while (!reached(consumer, ends)) {
        if (System.nanoTime() - began > LIMIT.toNanos()) {
          throw new TimeoutException("Reading what was delivered before took too long.");
        }
        consumer.poll(POLL).forEach(record -> add(record, route, sources));
      }
    }
    return sources;
  }

  private static void begin(
      KafkaConsumer<byte[], byte[]> consumer,
      List<TopicPartition> partitions,
      Map<TopicPartition, Long> ends,
      Instant since) {
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, Math.max(0, since.toEpochMilli())));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times, ANSWER);
    for (TopicPartition partition : partitions) {
      OffsetAndTimestamp at = found.get(partition);
      consumer.seek(partition, at == null ? ends.getOrDefault(partition, 0L) : at.offset());
    }
  }

  private static boolean reached(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), ANSWER) >= end.getValue());
  }

  private static void add(
      ConsumerRecord<byte[], byte[]> record, String route, Set<Source> sources) {
    if (record.value() != null
        && Topics.DELIVERIES.payload().read(record.value(), record.headers())
            instanceof Reading.Value<Delivery> read
        && read.value().subscription().equals(route)) {
      Delivery delivery = read.value();
      sources.add(
          new Source(
              new TopicPartition(delivery.topic(), delivery.partition()), delivery.offset()));
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
