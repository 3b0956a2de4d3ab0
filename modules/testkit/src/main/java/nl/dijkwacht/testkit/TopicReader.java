package nl.dijkwacht.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads what was committed to a topic, from its beginning; no group, so it disturbs nobody. */
public final class TopicReader {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int SHOWN_RECORDS = 20;
  private static final int SHOWN_CHARACTERS = 120;

  private final String bootstrapServers;

  public TopicReader(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Waits until the topic holds at least so many records.
   *
   * @return all that were read by then, in the order of each partition
   * @throws AssertionError after the timeout (wall clock), with what was read
   */
  public List<ConsumerRecord<byte[], byte[]>> readAtLeast(
      int count, String topic, Duration timeout) {
    return readUntil(
        records -> records.size() >= count, "at least " + count + " records", topic, timeout);
  }

  /**
   * Waits until the records meet the condition.
   *
   * @param expectation the condition in words, for the error
   * @return all that were read by then, in the order of each partition
   * @throws AssertionError after the timeout (wall clock), with what was read
   */
  public List<ConsumerRecord<byte[], byte[]>> readUntil(
      Predicate<? super List<ConsumerRecord<byte[], byte[]>>> condition,
      String expectation,
      String topic,
      Duration timeout) {
    long start = System.nanoTime();
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (var consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic, timeout).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (!condition.test(records)) {
        if (System.nanoTime() - start > timeout.toNanos()) {
          throw new AssertionError(
              "expected %s in %s within %s, but read %s"
                  .formatted(expectation, topic, timeout, shown(records)));
        }
        consumer.poll(POLL).forEach(records::add);
      }
      return records;
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            "read_committed",
            "allow.auto.create.topics",
            false);
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static String shown(List<ConsumerRecord<byte[], byte[]>> records) {
    String more = records.size() > SHOWN_RECORDS ? "\n  …" : "";
    return records.stream()
        .limit(SHOWN_RECORDS)
        .map(
            r ->
                "\n  %d@%d %s = %s"
                    .formatted(r.partition(), r.offset(), shown(r.key()), shown(r.value())))
        .collect(Collectors.joining("", records.size() + " records:", more));
  }

  private static String shown(byte @Nullable [] bytes) {
    if (bytes == null) {
      return "null";
    }
    String text = new String(bytes, UTF_8);
    return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
  }
}
