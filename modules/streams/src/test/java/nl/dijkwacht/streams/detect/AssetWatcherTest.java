package nl.dijkwacht.streams.detect;

import static nl.dijkwacht.testkit.UniqueNames.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import nl.dijkwacht.core.resource.Asset;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.streams.TestCluster;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssetWatcherTest {

  private static final ResourceId LETTERS = bucket("letters");
  private static final ResourceId SCANS = bucket("scans");

  private static ResourceId bucket(String name) {
    return new ResourceId("aws", "111122223333", "global", "AWS::S3::Bucket", name);
  }

  private static Asset asset(ResourceId resource) {
    return new Asset(
        resource,
        null,
        null,
        new Classification(true, false, false, "", List.of("macie")),
        Instant.EPOCH);
  }

  @Test
  void whatWasFoundIsKnownAtOnceAndWhatComesOrGoesIsFollowed() throws Exception {
    TestCluster cluster = cluster().withTopics();
    send(cluster, LETTERS, asset(LETTERS));
    try (AssetWatcher watcher = AssetWatcher.start(reader(cluster, cluster.prefix()))) {
      assertThat(watcher.find(LETTERS)).isEqualTo(asset(LETTERS));
      assertThat(watcher.find(SCANS)).isNull();
      long before = watcher.version();

      send(cluster, SCANS, asset(SCANS));
      await().until(() -> watcher.find(SCANS) != null);
      assertThat(watcher.version()).isGreaterThan(before);
      assertThat(watcher.count()).isEqualTo(2);

      send(cluster, LETTERS, null);
      await().until(() -> watcher.find(LETTERS) == null);
      assertThat(watcher.problem()).isNull();
    }
  }

  private static TestCluster cluster() {
    return new TestCluster(SharedBroker.bootstrapServers(), new TopicPrefix(unique("assets")));
  }

  @Test
  void aTopicThatIsMissingIsToldAtTheStart() {
    CompactedTopicReader elsewhere = reader(cluster(), new TopicPrefix(unique("nothing")));

    assertThatThrownBy(() -> AssetWatcher.start(elsewhere))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("dijkwacht topics create");
  }

  private static CompactedTopicReader reader(TestCluster cluster, TopicPrefix prefix) {
    return new CompactedTopicReader(
        Map.of("bootstrap.servers", cluster.bootstrapServers()), prefix, Duration.ofSeconds(30));
  }

  private static void send(TestCluster cluster, ResourceId resource, @Nullable Asset asset)
      throws InterruptedException, ExecutionException {
    try (KafkaProducer<String, Asset> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", cluster.bootstrapServers()),
            new StringSerializer(),
            Topics.ASSETS.payload().serializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.ASSETS.fullName(cluster.prefix()), resource.toString(), asset))
          .get();
    }
  }
}
