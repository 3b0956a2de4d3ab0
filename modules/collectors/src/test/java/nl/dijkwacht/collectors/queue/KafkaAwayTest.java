package nl.dijkwacht.collectors.queue;

import static nl.dijkwacht.collectors.messages.MessageForms.BUCKET;
import static nl.dijkwacht.collectors.messages.MessageForms.TRAIL_KEY;
import static nl.dijkwacht.collectors.queue.WorkingCollector.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import nl.dijkwacht.broker.BrokerSettings;
import nl.dijkwacht.broker.EmbeddedBroker;
import nl.dijkwacht.collectors.Cluster;
import nl.dijkwacht.collectors.messages.MessageForms;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaAwayTest {

  private static final Duration VISIBILITY = Duration.ofSeconds(60);

  @Test
  void aBrokerThatGoesAwayAndComesBackCostsNoMessage(@TempDir Path data) throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(new BrokerSettings(data, 0, 1));
    int port = broker.port();
    Cluster cluster = new Cluster(broker.bootstrapServers(), new TopicPrefix("outage"));
    cluster.createTopics();
    try (TestQueue queue = TestQueue.create(VISIBILITY)) {
      WorkingCollector collector = WorkingCollector.start(queue.settings(cluster), queue.aws());
      collector.awaitHealth();

      broker.close();
      queue.send(MessageForms.s3(BUCKET, TRAIL_KEY));
      await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> queue.size() == 1);
      broker = EmbeddedBroker.start(new BrokerSettings(data, port, 1));

      await().atMost(PATIENCE).until(() -> queue.size() == 0);
      assertThat(cluster.records(Topics.OBJECTS)).hasSize(1);

      broker.close();
      queue.send(MessageForms.s3(BUCKET, TRAIL_KEY));
      await().atMost(PATIENCE).until(() -> queue.received() == 1);
      long start = System.nanoTime();
      collector.close();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
      assertThat(queue.size()).isOne();
    } finally {
      broker.close();
    }
  }
}
