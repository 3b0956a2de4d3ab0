package nl.dijkwacht.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.CompactedContent;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import nl.dijkwacht.topics.wire.Outcome;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All that is committed to the topics of a tenant now. */
public record TopicContent(String bootstrapServers, String prefix) {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** The findings of rules as they stand: what a scan of the same files finds too. */
  public Collection<Finding> findings() {
    return all().stream().filter(finding -> finding.drift() == null).toList();
  }

  /** The findings of rules and controls as they stand. */
  public Collection<Finding> all() {
    Outcome<CompactedContent<Finding>> outcome =
        new CompactedTopicReader(
                Map.of("bootstrap.servers", bootstrapServers), new TopicPrefix(prefix), LIMIT)
            .read(Topics.FINDINGS);
    if (outcome instanceof Outcome.Done<CompactedContent<Finding>> done) {
      return done.value().values().values();
    }
    throw new AssertionError(((Outcome.Failed<?>) outcome).sentence());
  }

  /** Each alert about a rule, as often as it is there. */
  public List<Alert> alerts() {
    return allAlerts().stream().filter(alert -> alert.finding().drift() == null).toList();
  }

  /** Each alert about a rule or control, as often as it is there. */
  public List<Alert> allAlerts() {
    return records(Topics.ALERTS).stream()
        .map(record -> Topics.ALERTS.payload().read(record.value(), record.headers()))
        .map(reading -> ((Reading.Value<Alert>) reading).value())
        .toList();
  }

  /** How many offsets a topic has; those of the markers of transactions are among them. */
  public long offsets(Topic<?> topic) {
    try (var consumer = consumer()) {
      return consumer.endOffsets(partitions(consumer, topic), LIMIT).values().stream()
          .mapToLong(Long::longValue)
          .sum();
    }
  }

  /** The records, in the order of each partition. */
  public List<ConsumerRecord<byte[], byte[]>> records(Topic<?> topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (var consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, LIMIT);
      while (partitions.stream()
          .anyMatch(p -> consumer.position(p, LIMIT) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(50)).forEach(records::add);
      }
    }
    return records;
  }

  private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, Topic<?> topic) {
    return consumer.partitionsFor(topic.fullName(new TopicPrefix(prefix)), LIMIT).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            "read_committed",
            "fetch.max.wait.ms",
            20,
            "allow.auto.create.topics",
            false),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
