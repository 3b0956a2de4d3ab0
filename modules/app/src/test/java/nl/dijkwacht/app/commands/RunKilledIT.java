package nl.dijkwacht.app.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import nl.dijkwacht.app.Dijkwacht;
import nl.dijkwacht.app.ForkedJvm;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.Story;
import nl.dijkwacht.app.TopicContent;
import nl.dijkwacht.app.pipeline.Places;
import nl.dijkwacht.app.rules.RuleSources;
import nl.dijkwacht.app.scan.Facts;
import nl.dijkwacht.app.scan.Scan;
import nl.dijkwacht.app.scan.ScanProgress;
import nl.dijkwacht.broker.EmbeddedBroker;
import nl.dijkwacht.collectors.files.ReadLimits;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code run} with the embedded broker, in a process that is killed. In the stage of the
 * containers, since four starts take as long as many other tests together.
 */
class RunKilledIT {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String PREFIX = TopicPrefix.DEFAULT.value();
  private static final int KILLS = 3;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = 1)
  void eachRecordIsCollectedOnceHoweverOftenItIsKilled(long seed) throws Exception {
    Path logs = Story.write(folder.resolve("logs"), 5);
    ScanProgress progress = new ScanProgress();
    Scan scan =
        new Scan(
            RuleSources.local(true, List.of(), RuleSettings.DEFAULT).alone(),
            ReadLimits.DEFAULT,
            PREFIX,
            Instant.EPOCH,
            progress);
    scan.run(List.of(logs), 2);
    Map<String, String> settings = watching(logs);
    long[] moments = new Random(seed).longs(KILLS, 0, progress.events()).sorted().toArray();

    for (long moment : moments) {
      try (ForkedJvm run = ForkedJvm.start(Dijkwacht.class, folder, settings, "run")) {
        await()
            .atMost(LIMIT)
            .pollInterval(Duration.ofMillis(20))
            .until(() -> hasOffsets(moment, run));
        run.kill();
      }
    }
    try (ForkedJvm run = ForkedJvm.start(Dijkwacht.class, folder, settings, "run")) {
      await().atMost(LIMIT).until(() -> hasOffsets(progress.events(), run));
      TopicContent topics = topics().orElseThrow();
      await()
          .atMost(LIMIT)
          .until(() -> topics.records(Topics.TRAIL_EVENTS).size() >= progress.events());
      await()
          .atMost(LIMIT)
          .until(() -> Facts.of(topics.findings()).equals(Facts.of(scan.findings())));
      Map<String, List<String>> places = placesByProvenance(topics);
      assertThat(places).hasSize(Math.toIntExact(progress.events()));
      places.values().removeIf(offsets -> offsets.size() == 1);
      assertThat(places).as("records that are in the topic more than once").isEmpty();
      assertThat(topics.alerts())
          .extracting(alert -> alert.finding().rule().title())
          .containsExactlyInAnyOrderElementsOf(Story.ALERTS);
      assertThat(topics.records(Topics.COLLECT_DEAD_LETTERS)).isEmpty();
      assertThat(run.isAlive()).as(run.output()).isTrue();
    }
  }

  private Map<String, String> watching(Path logs) {
    Map<String, String> settings = new HashMap<>(Settings.embedded(folder.resolve("data")));
    settings.put("DIJKWACHT_COLLECT_FILES_PATHS", logs.toString());
    return settings;
  }

  private Path broker() {
    return Places.under(folder.resolve("data")).broker();
  }

  private Optional<TopicContent> topics() throws IOException {
    return Files.exists(broker())
        ? EmbeddedBroker.findRunning(broker()).map(servers -> new TopicContent(servers, PREFIX))
        : Optional.empty();
  }

  private static Map<String, List<String>> placesByProvenance(TopicContent topics) {
    Map<String, List<String>> places = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : topics.records(Topics.TRAIL_EVENTS)) {
      String provenance = String.valueOf(WireHeaders.provenance(record.headers()));
      String place = record.partition() + "@" + record.offset();
      places.computeIfAbsent(provenance, key -> new ArrayList<>()).add(place);
    }
    return places;
  }

  /** The markers of transactions have offsets too, so there may be fewer records. */
  private boolean hasOffsets(long count, ForkedJvm run) throws IOException {
    assertThat(run.isAlive()).as(run.output()).isTrue();
    Optional<TopicContent> topics = topics();
    // The topics exist by then.
    return run.output().contains("Metrics at ")
        && topics.isPresent()
        && topics.get().offsets(Topics.TRAIL_EVENTS) >= count;
  }
}
