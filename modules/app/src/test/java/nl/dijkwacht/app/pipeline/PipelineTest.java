package nl.dijkwacht.app.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.Story;
import nl.dijkwacht.app.TopicContent;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.rules.LocalRules;
import nl.dijkwacht.app.rules.RuleSources;
import nl.dijkwacht.collectors.folders.CollectSummary;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private final String prefix = UniqueNames.unique("pipeline");
  private final TopicContent topics = new TopicContent(SharedBroker.bootstrapServers(), prefix);
  private LocalRules rules;
  private Path logs;

  @BeforeEach
  void writeStory() throws IOException {
    rules = RuleSources.local(true, List.of(), RuleSettings.DEFAULT);
    logs = Story.write(folder.resolve("logs"), 1);
  }

  @Test
  void theStoryIsToldOnceHoweverOftenItsFilesComeBack() throws Exception {
    try (Instance instance = start()) {
      CollectSummary summary = instance.pipeline().collectAndDrain(List.of(logs));

      assertThat(summary.events()).isGreaterThan(1_800);
      assertThat(summary.deadLetters()).isZero();
      assertThat(titles(topics.alerts())).containsExactlyElementsOf(Story.ALERTS);
      awaitReady(instance);
      assertThat(metrics(instance))
          .as("events by source and outcome")
          .isEqualTo((double) summary.events());
    }
    Collection<Finding> findings = topics.findings();
    assertThat(findings).hasSameSizeAs(Story.ALERTS);

    try (Instance again = start()) {
      // Far less than Kafka waits for a member of a group that it has not seen leave.
      await().atMost(Duration.ofSeconds(25)).until(again.pipeline()::isRunning);
      assertThat(again.pipeline().collectAndDrain(List.of(logs)).files()).isZero();
      Path renamed = renamedCopies();
      assertThat(again.pipeline().collectAndDrain(List.of(renamed)).events()).isPositive();
    }
    assertThat(titles(topics.alerts())).containsExactlyElementsOf(Story.ALERTS);
    assertThat(topics.findings()).containsExactlyInAnyOrderElementsOf(findings);
    assertThat(createdForSiems())
        .doesNotHaveDuplicates()
        .containsAll(topics.all().stream().map(Finding::id).toList());
  }

  /** Keys of the events that tell of something for the first time. */
  private List<String> createdForSiems() {
    return topics.records(Topics.OCSF).stream()
        .filter(event -> new String(event.value(), UTF_8).contains("\"activity_name\":\"Create\""))
        .map(event -> new String(event.key(), UTF_8))
        .toList();
  }

  @Test
  void everyAlertIsHandedOutThoughTheFeedIsClosedAtOnce() throws Exception {
    List<Alert> heard = new CopyOnWriteArrayList<>();
    try (Instance instance = startForEvents()) {
      try (TopicFeed<Alert> feed =
          TopicFeed.start(
              instance.kafka().clientProperties(),
              new TopicPrefix(prefix),
              Topics.ALERTS,
              heard::add)) {
        instance.pipeline().collectAndDrain(List.of(logs));
      }
    }
    assertThat(titles(heard)).containsExactlyElementsOf(Story.ALERTS);
  }

  @Test
  void watchedFoldersAreCollectedAsFilesAppear() throws Exception {
    Path watched = Files.createDirectory(folder.resolve("watched"));
    try (Instance instance = startForEvents()) {
      instance.pipeline().watch(List.of(watched));
      instance.pipeline().awaitCollected();
      Files.move(logs, watched.resolve("AWSLogs"), ATOMIC_MOVE);
      instance.pipeline().awaitCollected();
      instance.pipeline().drain();

      assertThat(titles(topics.alerts())).containsExactlyElementsOf(Story.ALERTS);
      awaitReady(instance);
    }
  }

  private Instance start() throws Exception {
    return start(Settings.on(SharedBroker.bootstrapServers(), prefix, folder.resolve("data")));
  }

  private Instance startForEvents() throws Exception {
    return start(
        Settings.ofEvents(SharedBroker.bootstrapServers(), prefix, folder.resolve("data")));
  }

  private Instance start(Map<String, String> settings) throws Exception {
    Configuration configuration = Settings.configuration(settings);
    return Instance.start(configuration, rules, "test");
  }

  private Path renamedCopies() throws IOException {
    Path copies = Files.createDirectory(folder.resolve("copies"));
    try (Stream<Path> files = Files.walk(logs)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> copy(file, copies.resolve("again-" + file.getFileName())));
    }
    return copies;
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> titles(List<Alert> alerts) {
    return alerts.stream().map(alert -> alert.finding().rule().title()).sorted().toList();
  }

  private static void awaitReady(Instance instance) {
    await().atMost(LIMIT).until(() -> get(instance, "health/ready").statusCode() == 200);
  }

  /** The sum of all samples of the counter of events. */
  private static double metrics(Instance instance) throws Exception {
    return get(instance, "metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("dijkwacht_detect_events_total{"))
        .mapToDouble(
            line -> Double.parseDouble(line.substring(line.indexOf("} ") + 2).split(" ")[0]))
        .sum();
  }

  private static HttpResponse<String> get(Instance instance, String page)
      throws IOException, InterruptedException {
    URI uri = instance.monitoring().resolve(page);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
