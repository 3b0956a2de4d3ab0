package nl.dijkwacht.app.commands.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.app.publication.SampleRules.rule;
import static nl.dijkwacht.app.publication.SampleRules.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.TopicContent;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.topics.catalogue.DocumentManifest;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesPublishCommandTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final String prefix = UniqueNames.unique("publish");
  private final TopicContent topics = new TopicContent(SharedBroker.bootstrapServers(), prefix);
  @TempDir private Path folder;
  private Path rules;

  @BeforeEach
  void createFolder() throws IOException {
    rules = Files.createDirectory(folder.resolve("my-rules"));
  }

  @Test
  void aFolderIsPublishedChangedAndTakenBack() throws IOException {
    createTopics();
    write(rules, "a.yml", rule("a", "GetObject"));
    write(rules, "s3/b.yaml", rule("b", "GetObject"));
    write(rules, "s3/.hidden.yml", "no rule");
    write(rules, "README.md", "no rule");

    assertThat(publish("--dry-run").out())
        .isEqualToIgnoringNewLines(
            "added     a.ymladded     s3/b.yaml"
                + "Would be publication 1: 2 added, 0 changed, 0 removed, 0 unchanged.");
    assertThat(topics.records(Topics.RULE_DOCUMENTS)).isEmpty();

    assertThat(publish().out())
        .contains("Publication 1 is committed: 2 added, 0 changed, 0 removed, 0 unchanged.");
    awaitRecords(3);

    CommandRun again = publish();
    assertThat(again.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(again.out())
        .isEqualToIgnoringNewLines(
            "Nothing to publish: all 2 documents are published as they are.");
    assertThat(topics.records(Topics.RULE_DOCUMENTS)).hasSize(3);

    write(rules, "a.yml", rule("a", "PutObject"));
    Files.delete(rules.resolve("s3/b.yaml"));
    write(rules, "c.yml", rule("c", "GetObject"));
    assertThat(publish().out())
        .isEqualToIgnoringNewLines(
            "added     c.ymlchanged   a.ymlremoved   s3/b.yaml"
                + "Publication 2 is committed: 1 added, 1 changed, 1 removed, 0 unchanged.");
    awaitRecords(7);
    CommandRun published = run("published");
    assertThat(published.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(published.out())
        .containsSubsequence("  a.yml", "  c.yml", "Publication 2 of ", ": 2 documents.")
        .doesNotContain("b.yaml");
  }

  @Test
  void whatIsWrittenSaysWhatItIs() throws IOException {
    createTopics();
    String text = rule("a", "GetObject");
    write(rules, "s3/a.yml", text);

    publish();

    awaitRecords(2);
    List<ConsumerRecord<byte[], byte[]>> records = topics.records(Topics.RULE_DOCUMENTS);
    ConsumerRecord<byte[], byte[]> document = withKey(records, "s3/a.yml");
    assertThat(document.value()).asString().isEqualTo(text);
    assertThat(header(document, WireHeaders.SCHEMA)).isEqualTo("rule-document/1.0");
    assertThat(header(document, WireHeaders.SOURCE)).isEqualTo("my-rules/s3/a.yml");
    ConsumerRecord<byte[], byte[]> manifest = withKey(records, DocumentManifest.KEY);
    assertThat(manifest.value())
        .asString()
        .contains("\"s3/a.yml\":\"" + header(document, WireHeaders.HASH) + "\"");
    assertThat(header(manifest, WireHeaders.SCHEMA)).isEqualTo("rule-manifest/1.0");
  }

  @Test
  void aBrokenRuleRefusesAllAndEveryProblemIsTold() throws IOException {
    createTopics();
    write(rules, "a.yml", rule("a", "GetObject"));
    write(rules, "b.yml", rule("a", "PutObject"));
    write(rules, "c.yml", "title: [");
    write(rules, "d.yml", rule("d", "GetObject") + "---\ntitle: only\n");

    for (String option : List.of("--dry-run", "--debug")) {
      CommandRun refused = publish(option);

      assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILURE);
      assertThat(refused.out())
          .contains(
              rules.resolve("b.yml") + ":1:1: error: the rule at " + rules.resolve("a.yml"),
              rules.resolve("c.yml") + ":",
              rules.resolve("d.yml") + ":")
          .endsWith("Nothing was published.\n");
    }
    assertThat(topics.records(Topics.RULE_DOCUMENTS)).isEmpty();
  }

  @Test
  void aFolderThatIsTooMuchIsRefusedWithWhatToDo() throws IOException {
    write(rules, "a.yml", "#".repeat(1024 * 1024 + 1));
    write(rules, "x".repeat(150) + "/" + "y".repeat(150) + ".yml", rule("a", "GetObject"));
    CommandRun refused = publish();

    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(refused.out())
        .contains("'a.yml' has more than 1,048,576 bytes; split it")
        .contains("has 305 characters; 1 to 200 can be published")
        .endsWith("Nothing was published.\n");
  }

  @Test
  void anEmptyFolderTakesNothingBackUnlessAskedTo() throws IOException {
    createTopics();
    write(rules, "a.yml", rule("a", "GetObject"));
    publish();
    Files.delete(rules.resolve("a.yml"));

    CommandRun refused = publish();
    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(refused.err()).contains("--take-back-all");

    assertThat(publish("--take-back-all").out())
        .contains("Publication 2 is committed: 0 added, 0 changed, 1 removed, 0 unchanged.");
    awaitRecords(4);
    assertThat(run("published").out()).contains("Publication 2 of ", ": 0 documents.");
  }

  @Test
  void aFileAndWhatIsNotThereAreNoFolders() throws IOException {
    write(rules, "a.yml", rule("a", "GetObject"));

    assertThat(run("publish", rules.resolve("a.yml").toString()).err())
        .contains("is a file; name its folder");
    assertThat(run("publish", rules.resolve("nowhere").toString()).err())
        .contains("there is no file or folder");
    assertThat(run("publish").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void withoutTheTopicItSaysHowToGetOne() throws IOException {
    write(rules, "a.yml", rule("a", "GetObject"));

    for (CommandRun run : List.of(publish(), publish("--dry-run"), run("published"))) {
      assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
      assertThat(run.err())
          .isEqualToIgnoringNewLines(
              "dijkwacht: topic %s.rules.documents does not exist; create it with: dijkwacht"
                      .formatted(prefix)
                  + " topics create");
    }
  }

  @Test
  void nothingIsPublishedAtFirst() {
    createTopics();

    assertThat(run("published").out()).isEqualToIgnoringNewLines("Nothing is published.");
  }

  /** What is committed may be readable a moment later. */
  private void awaitRecords(int count) {
    await().atMost(LIMIT).until(() -> topics.records(Topics.RULE_DOCUMENTS).size() == count);
  }

  private void createTopics() {
    assertThat(CommandRun.of(settings(), "topics", "create").exitCode()).isEqualTo(ExitCode.OK);
  }

  private CommandRun publish(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "publish";
    arguments[1] = rules.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return run(arguments);
  }

  private CommandRun run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "rules";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return CommandRun.of(settings(), all);
  }

  private Map<String, String> settings() {
    return new HashMap<>(
        Settings.on(SharedBroker.bootstrapServers(), prefix, folder.resolve("data")));
  }

  private static ConsumerRecord<byte[], byte[]> withKey(
      List<ConsumerRecord<byte[], byte[]>> records, String key) {
    return records.stream()
        .filter(record -> new String(record.key(), UTF_8).equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
