package nl.dijkwacht.app.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.app.publication.SampleRules.rule;
import static nl.dijkwacht.app.publication.SampleRules.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.Story;
import nl.dijkwacht.app.TopicContent;
import nl.dijkwacht.app.rules.RuleSources;
import nl.dijkwacht.app.scan.Facts;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.testkit.UniqueNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that are published while an instance runs. */
class PublishedRulesPipelineTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String EVENT =
      """
      {"eventVersion":"1.08","eventID":"%s","eventTime":"2026-03-02T08:00:00Z","awsRegion":"eu-west-1",\
      "eventSource":"s3.amazonaws.com","eventName":"%s","eventType":"AwsApiCall",\
      "recipientAccountId":"111122223333","userIdentity":{"type":"IAMUser","userName":"jan",\
      "arn":"arn:aws:iam::111122223333:user/jan"}}
      """;

  @TempDir private Path folder;
  private final String prefix = UniqueNames.unique("published");
  private final TopicContent topics = new TopicContent(SharedBroker.bootstrapServers(), prefix);
  private Path rules;
  private Path events;

  @BeforeEach
  void createFolders() throws IOException {
    rules = Files.createDirectory(folder.resolve("rules"));
    events = Files.createDirectory(folder.resolve("events"));
  }

  @Test
  void aRuleWorksWithoutARestartAndWhatWasSeenBeforeStaysSeen() throws Exception {
    try (Instance instance = start("first")) {
      write(rules, "deleted.yml", rule("deleted", "DeleteBucket"));
      publish();
      awaitRules(instance, "deleted");
      collect(instance, "1", "DeleteBucket");
      assertThat(alerts()).containsExactly("deleted");

      write(rules, "put.yml", rule("put", "PutBucketPolicy"));
      publish();
      awaitRules(instance, "deleted", "put");
      collect(instance, "1", "DeleteBucket");
      collect(instance, "2", "PutBucketPolicy");
      collect(instance, "3", "DeleteBucket");

      assertThat(alerts()).containsExactlyInAnyOrder("deleted", "put");
      assertThat(topics.findings())
          .anySatisfy(
              finding -> {
                assertThat(finding.rule().id()).isEqualTo("deleted");
                assertThat(finding.occurrences()).isEqualTo(2);
              });
      assertThat(Counters.line(instance.registry())).contains(" 1 repeated matches, 3 signals");
    }
  }

  @Test
  void anInstanceThatStartsDetectsWithWhatIsPublishedFromItsFirstEvent() throws Exception {
    start("first").close();
    write(rules, "a.yml", rule("a", "DeleteBucket"));
    publish();

    try (Instance instance = start("second")) {
      collect(instance, "1", "DeleteBucket");
    }
    assertThat(alerts()).containsExactly("a");
  }

  @Test
  void theSameEventsUnderTheSamePublicationGiveTheSameFindings() throws Exception {
    start("first").close();
    write(rules, "a.yml", rule("a", "GetObject"));
    publish();
    Path logs = Story.write(folder.resolve("logs"), 0.2);
    Map<String, Facts> first;
    try (Instance instance = start("first")) {
      instance.pipeline().collectAndDrain(List.of(logs));
      first = Facts.of(topics.findings());
      int alerts = topics.alerts().size();
      Path copies = Files.move(logs, folder.resolve("copies"));
      assertThat(instance.pipeline().collectAndDrain(List.of(copies)).events()).isPositive();
      assertThat(topics.alerts()).hasSize(alerts);
    }
    assertThat(first).isNotEmpty();
    assertThat(Facts.of(topics.findings())).isEqualTo(first);
  }

  private Instance start(String data) throws Exception {
    return Instance.start(
        Settings.configuration(settings(data)),
        RuleSources.local(false, List.of(), RuleSettings.DEFAULT),
        "test");
  }

  private Map<String, String> settings(String data) {
    Map<String, String> settings =
        Settings.ofEvents(SharedBroker.bootstrapServers(), prefix, folder.resolve(data));
    settings.put("DIJKWACHT_RULES_OWN_PACK", "false");
    return settings;
  }

  private void publish() {
    CommandRun run = CommandRun.of(settings("first"), "rules", "publish", rules.toString());
    assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
  }

  private void collect(Instance instance, String id, String eventName) throws Exception {
    Path file = Files.createTempFile(events, "event", ".json");
    Files.write(file, EVENT.formatted(id, eventName).getBytes(UTF_8));
    assertThat(instance.pipeline().collectAndDrain(List.of(file)).events()).isOne();
  }

  private static void awaitRules(Instance instance, String... ids) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(
            () ->
                assertThat(instance.pipeline().rules().rules())
                    .extracting(rule -> rule.ref().id())
                    .containsExactlyInAnyOrder(ids));
  }

  private List<String> alerts() {
    return topics.alerts().stream().map(alert -> alert.finding().rule().id()).toList();
  }
}
