package nl.dijkwacht.streams.behaviour;

import static nl.dijkwacht.testkit.UniqueNames.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import nl.dijkwacht.core.access.AssetRef;
import nl.dijkwacht.core.cases.Erased;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.streams.TestCluster;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.cluster.CompactedTopicReader;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ErasedWatcherTest {

  private static final Instant GONE = Instant.parse("2026-11-20T10:00:00Z");
  private static final String LETTER = "0123456789abcdef";
  private static final String SCAN = "fedcba9876543210";

  private static AssetRef bucket(String name) {
    ResourceId resource = new ResourceId("aws", "111122223333", "global", "AWS::S3::Bucket", name);
    return new AssetRef(resource, null, "brieven/", false, "", List.of());
  }

  @Test
  void objectsAreErasedFromWhenTheyAreGoneAndWhatComesIsFollowed() throws Exception {
    AssetRef letters = bucket("letters");
    TestCluster cluster =
        new TestCluster(SharedBroker.bootstrapServers(), new TopicPrefix(unique("erased")))
            .withTopics();
    CompactedTopicReader reader =
        new CompactedTopicReader(
            Map.of("bootstrap.servers", cluster.bootstrapServers()),
            cluster.prefix(),
            Duration.ofSeconds(30));
    try (ErasedWatcher watcher = ErasedWatcher.start(reader)) {
      assertThat(watcher.isEmpty()).isTrue();

      send(cluster, new Erased(letters.resource(), LETTER, "case", GONE));
      await().until(() -> !watcher.isEmpty());

      assertThat(watcher.contains(letters, LETTER, GONE)).isTrue();
      assertThat(watcher.contains(letters, LETTER, GONE.minusMillis(1))).isFalse();
      assertThat(watcher.contains(letters, SCAN, GONE)).isFalse();
      assertThat(watcher.contains(bucket("scans"), LETTER, GONE)).isFalse();
      assertThat(watcher.concerns(letters)).isTrue();
      assertThat(watcher.concerns(bucket("scans"))).isFalse();

      send(cluster, new Erased(bucket("scans").resource(), SCAN, "case", GONE));
      await().until(() -> watcher.concerns(bucket("scans")));
      assertThat(watcher.count()).isEqualTo(2);
      assertThat(watcher.problem()).isNull();
    }
  }

  private static void send(TestCluster cluster, Erased erased)
      throws InterruptedException, ExecutionException {
    try (KafkaProducer<String, Erased> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", cluster.bootstrapServers()),
            new StringSerializer(),
            Topics.ERASED.payload().serializer())) {
      producer
          .send(
              new ProducerRecord<>(Topics.ERASED.fullName(cluster.prefix()), erased.key(), erased))
          .get();
    }
  }
}
