package nl.dijkwacht.topics.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.topics.cluster.Outcomes.assertThatSentenceOf;
import static nl.dijkwacht.topics.cluster.Outcomes.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.topics.catalogue.Checkpoint;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompactedTopicReaderTest {

  private static final String NAME = "dijkwacht.collect.checkpoints";
  private static final TopicPartition FIRST = new TopicPartition(NAME, 0);
  private static final TopicPartition SECOND = new TopicPartition(NAME, 1);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final CompactedTopicReader reader = reader(Duration.ofSeconds(5));

  @AfterEach
  void close() {
    consumer.close();
  }

  @Test
  void theNewestOfEachKeyIsReadAndWhatWasRemovedIsNot() {
    partitionsEndAt(3, 2);
    consumer.schedulePollTask(
        () -> {
          add(FIRST, 0, "a", written(checkpoint(1)));
          add(FIRST, 1, "b", written(checkpoint(2)));
          add(SECOND, 0, "c", written(checkpoint(3)));
        });
    consumer.schedulePollTask(
        () -> {
          add(FIRST, 2, "a", written(checkpoint(4)));
          add(SECOND, 1, "c", null);
        });

    CompactedContent<Checkpoint> content = done(reader.read(Topics.CHECKPOINTS, consumer));

    assertThat(content.values())
        .containsExactlyInAnyOrderEntriesOf(Map.of("a", checkpoint(4), "b", checkpoint(2)));
    assertThat(content.unreadable()).isEmpty();
  }

  @Test
  void anEmptyTopicIsReadAtOnce() {
    partitionsEndAt(0, 0);

    assertThat(done(reader.read(Topics.CHECKPOINTS, consumer)).values()).isEmpty();
  }

  @Test
  void keysWhoseNewestRecordCannotBeReadAreTold() {
    partitionsEndAt(3, 0);
    consumer.schedulePollTask(
        () -> {
          add(FIRST, 0, "a", written(checkpoint(1)));
          add(FIRST, 1, "a", "garbage".getBytes(UTF_8));
          add(FIRST, 2, null, "garbage".getBytes(UTF_8));
        });

    CompactedContent<Checkpoint> content = done(reader.read(Topics.CHECKPOINTS, consumer));

    assertThat(content.values()).isEmpty();
    assertThat(content.unreadable()).containsOnlyKeys("a");
  }

  @Test
  void aTopicWhoseEndDoesNotComeIsGivenUp() {
    partitionsEndAt(1, 0);

    assertThatSentenceOf(reader(Duration.ofMillis(50)).read(Topics.CHECKPOINTS, consumer))
        .contains(NAME, "PT0.05S");
  }

  @Test
  void aTopicThatDoesNotExistIsTold() {
    consumer.updatePartitions(NAME, List.of());

    assertThatSentenceOf(reader.read(Topics.CHECKPOINTS, consumer))
        .contains("dijkwacht topics create");
  }

  @Test
  void whatTheClusterRefusesIsToldBySentence() {
    partitionsEndAt(1, 0);
    consumer.setPollException(new TopicAuthorizationException("Not authorized"));

    assertThatSentenceOf(reader.read(Topics.CHECKPOINTS, consumer))
        .contains(NAME, "does not allow");
  }

  @Test
  void aClusterThatCannotBeFoundIsToldBySentence() {
    CompactedTopicReader lost =
        new CompactedTopicReader(
            Map.of("bootstrap.servers", "no-such-host.invalid:9092"),
            TopicPrefix.DEFAULT,
            Duration.ofSeconds(1));

    assertThatSentenceOf(lost.read(Topics.CHECKPOINTS))
        .contains("Connecting to read " + NAME, "No resolvable bootstrap urls");
  }

  private static CompactedTopicReader reader(Duration timeout) {
    return new CompactedTopicReader(Map.of(), TopicPrefix.DEFAULT, timeout);
  }

  private void partitionsEndAt(long first, long second) {
    Node node = new Node(0, "localhost", 9092);
    Node[] nodes = {node};
    consumer.updatePartitions(
        NAME,
        List.of(
            new PartitionInfo(NAME, 0, node, nodes, nodes),
            new PartitionInfo(NAME, 1, node, nodes, nodes)));
    consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
    consumer.updateEndOffsets(Map.of(FIRST, first, SECOND, second));
  }

  private void add(
      TopicPartition partition, long offset, @Nullable String key, byte @Nullable [] value) {
    byte[] keyBytes = key == null ? null : key.getBytes(UTF_8);
    consumer.addRecord(new ConsumerRecord<>(NAME, partition.partition(), offset, keyBytes, value));
  }

  private static byte[] written(Checkpoint checkpoint) {
    return Topics.CHECKPOINTS.payload().write(checkpoint);
  }

  private static Checkpoint checkpoint(long records) {
    return new Checkpoint(records, 0, Instant.EPOCH, 0, "", false, Instant.EPOCH);
  }
}
