package nl.dijkwacht.app.publication;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The topic of published documents, read from its beginning. Methods throw {@link
 * org.apache.kafka.common.KafkaException} where Kafka refuses or does not answer; then it is of no
 * use any more. For one thread at a time.
 */
final class DocumentTopic implements AutoCloseable {

  private static final Duration ANSWER = Duration.ofSeconds(15);

  /** Longer than {@link Publisher}'s transactions last. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Admin admin;
  private final List<TopicPartition> partitions;
  private final PublishedDocuments documents;

  private DocumentTopic(
      DocumentKind kind,
      KafkaConsumer<byte[], byte[]> consumer,
      Admin admin,
      List<TopicPartition> partitions) {
    this.documents = new PublishedDocuments(kind.topic());
    this.consumer = consumer;
    this.admin = admin;
    this.partitions = partitions;
  }

  /**
   * Reads all that is committed now, and as much more as makes the publication complete.
   *
   * @param limit for reading it
   * @throws IOException with a sentence for people, if the topic does not exist or has no end
   */
  static DocumentTopic read(
      DocumentKind kind, Map<String, String> clientProperties, TopicPrefix prefix, Duration limit)
      throws IOException {
    String name = kind.topic().fullName(prefix);
    KafkaConsumer<byte[], byte[]> consumer = consumer(clientProperties);
    Admin admin = Admin.create(new HashMap<String, Object>(clientProperties));
    List<TopicPartition> partitions = List.of();
    try {
      partitions =
          consumer.partitionsFor(name, ANSWER).stream()
              .map(info -> new TopicPartition(name, info.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new IOException(
            "topic %s does not exist; create it with: dijkwacht topics create".formatted(name));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      DocumentTopic topic = new DocumentTopic(kind, consumer, admin, partitions);
      topic.readToEnd(limit);
      return topic;
    } catch (IOException | RuntimeException e) {
      consumer.close();
      admin.close(Duration.ZERO);
      throw e;
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Map<String, String> clientProperties) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // Beginning anew would pass old publications by; who has to do that opens it anew.
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * A commit does not reach all partitions at once, so one that was just made is waited for. A
   * publisher that died before its commit holds this up no longer than its transaction lasts, and
   * anybody else's no longer than a reader's patience.
   */
  private void readToEnd(Duration limit) throws IOException {
    long began = System.nanoTime();
    Map<TopicPartition, Long> committed = consumer.endOffsets(partitions, ANSWER);
    Map<TopicPartition, Long> all = endsOfUncommitted();
    while (!reached(all) || !isWhole()) {
      long passed = System.nanoTime() - began;
      if (passed > PATIENCE.toNanos() && reached(committed)) {
        return;
      }
      if (passed > limit.toNanos()) {
        throw new IOException(
            "%s could not be read to its end within %s"
                .formatted(partitions.get(0).topic(), limit));
      }
      poll();
    }
  }

  private boolean reached(Map<TopicPartition, Long> ends) {
    return partitions.stream()
        .allMatch(p -> consumer.position(p, ANSWER) >= ends.getOrDefault(p, 0L));
  }

  /** Waits a moment for records; whether there were any. */
  boolean poll() {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    records.forEach(documents::accept);
    return !records.isEmpty();
  }

  /**
   * Whether the newest publication is complete, or will not become so by reading on: what is
   * missing may be written and not be readable yet.
   */
  boolean isWhole() {
    boolean complete = documents.publication().map(known -> known.missing().isEmpty()).orElse(true);
    return complete || reached(endsOfUncommitted());
  }

  private Map<TopicPartition, Long> endsOfUncommitted() {
    Map<TopicPartition, OffsetSpec> latest =
        partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
    ListOffsetsOptions options = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);
    options.timeoutMs(Math.toIntExact(ANSWER.toMillis()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    try {
      admin
          .listOffsets(latest, options)
          .all()
          .get()
          .forEach((partition, answer) -> ends.put(partition, answer.offset()));
      return ends;
    } catch (ExecutionException e) {
      throw new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  PublishedDocuments documents() {
    return documents;
  }

  @Override
  public void close() {
    consumer.close();
    admin.close(Duration.ZERO);
  }
}
