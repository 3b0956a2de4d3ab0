package nl.dijkwacht.app.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.Story;
import nl.dijkwacht.app.TopicContent;
import nl.dijkwacht.app.pipeline.Instance;
import nl.dijkwacht.app.pipeline.Places;
import nl.dijkwacht.app.rules.LocalRules;
import nl.dijkwacht.app.rules.RuleSources;
import nl.dijkwacht.broker.BrokerSettings;
import nl.dijkwacht.broker.EmbeddedBroker;
import nl.dijkwacht.collectors.files.ReadLimits;
import nl.dijkwacht.collectors.folders.CollectSummary;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.testkit.Corpora;
import nl.dijkwacht.testkit.EnabledIfCorpora;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.DeadLetterRecord;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scan and run are two ways to the same findings. */
class AgreementTest {

  private static final String PREFIX = TopicPrefix.DEFAULT.value();
  private static final int THREADS = 4;
  private static final List<String> RULE_SETS = List.of("sigmahq", "suzaku", "suzaku-correlation");

  /** Correlations, one over others, and a filter that has expired. */
  private static final String CORRELATIONS =
      """
      title: Any call
      id: any
      logsource: {product: aws, service: cloudtrail}
      detection:
        selection: {eventName: '*'}
        condition: selection
      ---
      title: Many calls
      id: many
      level: low
      correlation:
        type: event_count
        rules: any
        group-by: userIdentity.arn
        timespan: 10m
        condition: {gte: 3}
      ---
      title: Many kinds of calls
      id: wide
      level: low
      correlation:
        type: value_count
        rules: any
        group-by: userIdentity.arn
        timespan: 1h
        condition: {field: eventName, gte: 2}
      ---
      title: Many calls of many kinds
      id: both
      level: medium
      correlation:
        type: temporal
        rules: [many, wide]
        group-by: userIdentity.arn
        timespan: 1h
        generate: true
      ---
      title: Quiet
      id: quiet
      logsource: {product: aws, service: cloudtrail}
      filter:
        rules: any
        selection: {eventSource: s3.amazonaws.com}
        condition: not selection
      owner: the SOC
      reason: for the test
      expires: 2020-01-01
      """;

  @TempDir private Path folder;

  @Test
  void theCommandsFindTheSameInTheStory() throws Exception {
    Path logs = Story.write(folder.resolve("logs"), 0.5);
    Path data = folder.resolve("data");

    CommandRun run = CommandRun.of(Settings.embedded(data), "run", "--input", logs.toString());
    CommandRun scan = CommandRun.of(Map.of(), "scan", "--format", "json", logs.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(scan.exitCode()).as(scan.err()).isZero();
    List<Finding> scanned = scan.out().lines().map(AgreementTest::finding).toList();
    assertThat(scanned).hasSameSizeAs(Story.ALERTS);
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(new BrokerSettings(Places.under(data).broker(), 0, 1))) {
      TopicContent topics = new TopicContent(broker.bootstrapServers(), PREFIX);
      assertThat(Facts.of(scanned)).isEqualTo(Facts.of(topics.findings()));
    }
  }

  @Test
  void theCommandsCorrelateTheSame() throws Exception {
    Path logs = Story.write(folder.resolve("logs"), 0.5);
    Path data = folder.resolve("data");
    Path rules = Files.writeString(folder.resolve("correlations.yml"), CORRELATIONS);

    Map<String, String> settings = Settings.embedded(data);
    settings.put("DIJKWACHT_STAGES", "collect,detect,findings");
    CommandRun run =
        CommandRun.of(settings, "run", "--rules", rules.toString(), "-i", logs.toString());
    CommandRun scan =
        CommandRun.of(
            Map.of(), "scan", "--rules", rules.toString(), "--format", "json", logs.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    List<Finding> scanned = scan.out().lines().map(AgreementTest::finding).toList();
    assertThat(scanned)
        .extracting(finding -> finding.rule().id())
        .contains("many", "wide", "both", "5a1e7c0e-6a0f-4d0b-9a55-4f3c1f0f7d21")
        .doesNotContain("any");
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(new BrokerSettings(Places.under(data).broker(), 0, 1))) {
      TopicContent topics = new TopicContent(broker.bootstrapServers(), PREFIX);
      assertThat(Facts.of(scanned)).isEqualTo(Facts.of(topics.findings()));
      assertThat(topics.records(Topics.CANDIDATES)).isNotEmpty();
    }
  }

  @EnabledIfCorpora
  @Test
  void realRecordsGiveTheSameFindingsBothWays() throws Exception {
    Path records = Corpora.directory().resolve("cloudtrail");
    LocalRules local = RuleSources.local(true, ruleFolders(), RuleSettings.DEFAULT);
    RuleSet rules = local.alone();
    StringBuilder report = new StringBuilder();
    report.append(
        "%nown pack and %s: %d rules, %d refused%n%-22s %7s %7s %7s %9s  %s%n"
            .formatted(
                String.join(", ", RULE_SETS),
                rules.rules().size(),
                rules.refused(),
                "data set",
                "events",
                "others",
                "dead",
                "findings",
                "reasons"));
    Map<String, Facts> streamed;
    try (Instance instance =
        Instance.start(
            Settings.configuration(Settings.embedded(folder.resolve("data"))), local, "test")) {
      for (Path dataSet : dataSets(records)) {
        CollectSummary summary = instance.pipeline().collectAndDrain(List.of(dataSet));
        ScanProgress progress = new ScanProgress();
        Scan scan = scan(rules, dataSet, progress);

        assertThat(List.of(progress.events(), progress.others(), progress.deadLetters()))
            .as(dataSet.toString())
            .containsExactly(summary.events(), summary.foreign(), summary.deadLetters());
        report.append(line(dataSet, progress, scan));
      }
      String servers =
          Objects.requireNonNull(instance.kafka().clientProperties().get("bootstrap.servers"));
      TopicContent topics = new TopicContent(servers, PREFIX);
      streamed = Facts.of(topics.findings());
      ScanProgress progress = new ScanProgress();
      Scan scan = scan(rules, records, progress);
      report.append(line(records, progress, scan));
      System.out.println(report);

      assertThat(Facts.of(scan.findings())).isEqualTo(streamed);
      assertThat(reasons(scan.deadLetters())).isEqualTo(reasons(collected(topics)));
      assertThat(topics.records(Topics.DETECT_DEAD_LETTERS)).isEmpty();
      assertThat(topics.records(Topics.FINDINGS_DEAD_LETTERS)).isEmpty();
    }
    assertThat(streamed).isNotEmpty();
  }

  private static List<Path> ruleFolders() {
    Path sigma = Corpora.directory().resolve("sigma");
    return RULE_SETS.stream().map(sigma::resolve).toList();
  }

  private static Finding finding(String line) {
    byte[] json = line.getBytes(StandardCharsets.UTF_8);
    return ((Reading.Value<Finding>) Topics.FINDINGS.payload().read(json, new RecordHeaders()))
        .value();
  }

  private static Scan scan(RuleSet rules, Path path, ScanProgress progress)
      throws InterruptedException {
    Scan scan = new Scan(rules, ReadLimits.DEFAULT, PREFIX, Instant.EPOCH, progress);
    scan.run(List.of(path), THREADS);
    return scan;
  }

  private static List<Path> dataSets(Path records) throws Exception {
    try (Stream<Path> folders = Files.list(records)) {
      return folders.sorted().toList();
    }
  }

  private static List<DeadLetter> collected(TopicContent topics) {
    List<DeadLetter> letters = new ArrayList<>();
    topics
        .records(Topics.COLLECT_DEAD_LETTERS)
        .forEach(record -> letters.add(DeadLetterRecord.of(record).letter()));
    return letters;
  }

  private static Map<String, Long> reasons(List<DeadLetter> letters) {
    Map<String, Long> reasons = new TreeMap<>();
    letters.forEach(letter -> reasons.merge(letter.reason().label(), 1L, Long::sum));
    return reasons;
  }

  private static String line(Path dataSet, ScanProgress progress, Scan scan) {
    return "%-22s %,7d %,7d %,7d %,9d  %s%n"
        .formatted(
            dataSet.getFileName(),
            progress.events(),
            progress.others(),
            progress.deadLetters(),
            scan.findings().size(),
            reasons(scan.deadLetters()));
  }
}
