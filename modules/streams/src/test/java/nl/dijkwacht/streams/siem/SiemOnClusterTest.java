package nl.dijkwacht.streams.siem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.streams.siem.SiemSamples.finding;
import static nl.dijkwacht.streams.siem.SiemSamples.form;
import static nl.dijkwacht.streams.siem.SiemSamples.record;
import static nl.dijkwacht.testkit.UniqueNames.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import nl.dijkwacht.streams.TestCluster;
import nl.dijkwacht.streams.runtime.StageRunner;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiemOnClusterTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @TempDir Path folder;

  @Test
  void aChangeIsOneMoreEventOfEachFormAndARestartIsNone() {
    TestCluster cluster =
        new TestCluster(SharedBroker.bootstrapServers(), new TopicPrefix(unique("siem")))
            .withTopics();
    cluster.write(List.of(record(cluster.prefix(), finding("f-1", 1))));
    runUntil(cluster, "f-1 1 true");
    cluster.write(List.of(record(cluster.prefix(), finding("f-1", 2))));
    runUntil(cluster, "f-1 1 true", "f-1 2 false");
    cluster.write(List.of(record(cluster.prefix(), finding("f-2", 1))));
    runUntil(cluster, "f-1 1 true", "f-1 2 false", "f-2 1 true");
  }

  private void runUntil(TestCluster cluster, String... events) {
    var settings =
        new SiemTopology.Settings(cluster.prefix(), List.of(form(Topics.OCSF), form(Topics.ECS)));
    try (StageRunner stage =
        new StageRunner(SiemTopology.of(settings, registry), cluster.settings(folder), registry)) {
      stage.start();
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(texts(cluster, Topics.OCSF)).hasSizeGreaterThanOrEqualTo(events.length);
                assertThat(texts(cluster, Topics.ECS)).hasSizeGreaterThanOrEqualTo(events.length);
              });
    }
    assertThat(texts(cluster, Topics.OCSF)).containsExactlyInAnyOrder(events);
    assertThat(texts(cluster, Topics.ECS)).containsExactlyInAnyOrder(events);
  }

  private static List<String> texts(TestCluster cluster, Topic<byte[]> topic) {
    return cluster.readAll(topic).stream().map(event -> new String(event.value(), UTF_8)).toList();
  }
}
