package nl.dijkwacht.streams.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.testkit.UniqueNames.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.broker.BrokerSettings;
import nl.dijkwacht.broker.EmbeddedBroker;
import nl.dijkwacht.streams.TestCluster;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.topics.catalogue.Checkpoint;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class FollowedTopicTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir Path folder;

  @Test
  void whatIsThereIsKnownAtOnceAndWhatComesAndGoesSoon() throws IOException {
    TestCluster cluster = new TestCluster(SharedBroker.bootstrapServers(), prefix()).withTopics();
    cluster.write(List.of(record(cluster, "a", 1), record(cluster, "b", 2)));

    try (FollowedTopic<Checkpoint> followed = followed(cluster)) {
      assertThat(followed.known()).containsOnlyKeys("a", "b");

      cluster.write(List.of(record(cluster, "a", 3), removal(cluster, "b")));
      await().atMost(PATIENCE).until(() -> followed.known().equals(Map.of("a", checkpoint(3))));
    }
  }

  @Test
  void aTopicThatIsNotThereIsAnError() {
    TestCluster cluster = new TestCluster(SharedBroker.bootstrapServers(), prefix());

    assertThatThrownBy(() -> followed(cluster))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("dijkwacht topics create");
  }

  @Test
  void whatIsKnownStaysWhileKafkaIsAway() throws Exception {
    EmbeddedBroker broker = broker(0);
    TestCluster cluster = new TestCluster(broker.bootstrapServers(), prefix()).withTopics();
    cluster.write(List.of(record(cluster, "a", 1)));
    try (FollowedTopic<Checkpoint> followed = followed(cluster)) {
      broker.close();
      assertThat(followed.known()).containsOnlyKeys("a");

      broker = broker(broker.port());
      cluster.write(List.of(record(cluster, "c", 2)));
      await().atMost(PATIENCE).until(() -> followed.known().keySet().contains("c"));
      assertThat(followed.problem()).isNull();
    } finally {
      broker.close();
    }
  }

  private EmbeddedBroker broker(int port) throws Exception {
    return EmbeddedBroker.start(new BrokerSettings(folder.resolve("kafka"), port, 1));
  }

  private static TopicPrefix prefix() {
    return new TopicPrefix(unique("followed"));
  }

  private static FollowedTopic<Checkpoint> followed(TestCluster cluster) throws IOException {
    return FollowedTopic.start(
        new CompactedTopicReader(
            Map.of("bootstrap.servers", cluster.bootstrapServers()), cluster.prefix(), PATIENCE),
        Topics.CHECKPOINTS);
  }

  private static ProducerRecord<byte[], byte[]> record(
      TestCluster cluster, String key, long count) {
    return new ProducerRecord<>(
        Topics.CHECKPOINTS.fullName(cluster.prefix()),
        key.getBytes(UTF_8),
        Topics.CHECKPOINTS.payload().write(checkpoint(count)));
  }

  private static ProducerRecord<byte[], byte[]> removal(TestCluster cluster, String key) {
    return new ProducerRecord<>(
        Topics.CHECKPOINTS.fullName(cluster.prefix()), key.getBytes(UTF_8), null);
  }

  private static Checkpoint checkpoint(long count) {
    return new Checkpoint(count, 0, Instant.EPOCH, 0, "", false, Instant.EPOCH);
  }
}
