package nl.dijkwacht.app.commands.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.TopicContent;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.findings.CurrentFindings;
import nl.dijkwacht.app.findings.SampleVerdicts;
import nl.dijkwacht.app.pipeline.Instance;
import nl.dijkwacht.app.rules.RuleSources;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsCommandsTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private final String prefix = UniqueNames.unique("findings");
  private final TopicContent topics = new TopicContent(SharedBroker.bootstrapServers(), prefix);
  private final Verdict failed = SampleVerdicts.publicBucket(prefix, "beelden");
  private Map<String, String> settings;
  private Instance instance;

  @BeforeEach
  void start() throws Exception {
    settings =
        Settings.ofStages(
            "findings", SharedBroker.bootstrapServers(), prefix, folder.resolve("data"));
    instance =
        Instance.start(
            Settings.configuration(settings),
            RuleSources.local(true, List.of(), RuleSettings.DEFAULT),
            "test");
    send(failed);
    await().atMost(LIMIT).until(() -> topics.all().size() == 1);
  }

  @AfterEach
  void stop() {
    instance.close();
  }

  @Test
  void aFindingGoesFromHandToHandUntilItIsClosed() {
    assertThat(run("list").out())
        .contains(failed.findingId().substring(0, 12), "open", "critical", "beelden");

    assertThat(run("acknowledge", id(), "--by", "j.jansen").out())
        .contains("acknowledged by j.jansen");
    assertThat(run("assign", id(), "archief").out()).contains("assigned to archief");
    assertThat(run("comment", id(), "The", "owner", "is", "asked.", "--by", "j.jansen").out())
        .contains("j.jansen: The owner is asked.");
    CommandRun closed =
        run("close", id(), "--as", "true-positive", "--by", "p.pan", "--reason", "Undone");
    assertThat(closed.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(closed.out()).contains("closed by p.pan as true positive", "p.pan: Undone");

    assertThat(run("list").err()).startsWith("0 findings");
    assertThat(run("list", "--status", "closed").out()).contains("closed");
    assertThat(run("reopen", id()).out()).contains("status    open");
    assertThat(topics.allAlerts())
        .extracting(Alert::transition)
        .as("nobody is alerted to what people do")
        .containsExactly(Alert.Transition.OPENED);
  }

  @Test
  void anAcceptedRiskAndASilenceAreShownWithTheirOwners() {
    assertThat(
            run("accept-risk", id(), "--owner", "archief", "--until", "2099-01-01", "--reason", "x")
                .err())
        .contains("Refused: A risk is accepted for three years at most");
    assertThat(
            run("silence", id(), "--owner", "beheer", "--for", "PT4H", "--reason", "Maintenance")
                .out())
        .contains("beheer answers for it: Maintenance");
    assertThat(run("list").out()).contains("open (silent)");
  }

  @Test
  void whatIsRefusedSaysWhyAndFails() {
    CommandRun silence =
        run("silence", id(), "--owner", "beheer", "--for", "P8D", "--reason", "Holiday");
    assertThat(silence.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(silence.err()).contains("Refused: A silence lasts 7 days at most");
    assertThat(silence.out()).isEmpty();

    assertThat(run("show", "ffffffff").err()).contains("there is no finding 'ffffffff'");
    assertThat(run("show", "ab").err()).contains("too short for an id");
    assertThat(run("close", id()).exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run("close", id(), "--as", "nonsense").err()).contains("true-positive, benign");
  }

  @Test
  void whereNobodyAnswersTheCommandWaits() {
    instance.close();

    CommandRun unanswered = run("acknowledge", id(), "--wait", "PT0.5S");

    assertThat(unanswered.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(unanswered.err()).contains("Nobody answered within PT0.5S", "do not give it again");
    assertThat(topics.records(Topics.COMMANDS)).hasSize(1);
  }

  @Test
  void filtersAndJsonAreForScripts() {
    send(SampleVerdicts.publicBucket(prefix, "brieven"));
    await().atMost(LIMIT).until(() -> topics.all().size() == 2);

    assertThat(run("list", "--json", "--personal-data").out().lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("{\"id\":").contains("\"drift\""));
    assertThat(run("list", "--limit", "1").out().lines()).hasSize(2);
    assertThat(run("list", "--account", "999900001111").err()).startsWith("0 findings");
    assertThat(run("list", "--control", "another").err()).startsWith("0 findings");
    assertThat(run("list", "--control", "s3-bucket-public").err()).startsWith("2 findings");
    assertThat(run("show", failed.findingId(), "--json").out())
        .contains("\"id\":\"" + failed.findingId());
  }

  @Test
  void severalFindingsOfOneBeginningAreNamed() {
    CurrentFindings two =
        new CurrentFindings(
            List.of(finding("aaaa1111"), finding("aaaa2222"), finding("bbbb3333")), 0);

    assertThat(catchThrowable(() -> two.named("aaaa")))
        .hasMessageContainingAll("beginning of 2 ids", "aaaa1111, aaaa2222");
    assertThat(catchThrowable(() -> two.named("BBBB"))).isNull();
  }

  private Finding finding(String id) {
    Finding first = topics.all().iterator().next();
    return new Finding(
        id,
        first.status(),
        first.rule(),
        first.subject(),
        first.level(),
        1,
        first.first(),
        first.latest(),
        null);
  }

  private String id() {
    return failed.findingId().substring(0, 8);
  }

  private CommandRun run(String command, String... options) {
    List<String> arguments = new ArrayList<>(List.of("findings", command));
    arguments.addAll(List.of(options));
    return CommandRun.of(settings, arguments.toArray(String[]::new));
  }

  private void send(Verdict verdict) {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", SharedBroker.bootstrapServers()),
            new ByteArraySerializer(),
            Topics.VERDICTS.payload().serializer())) {
      byte[] key = verdict.findingId().getBytes(StandardCharsets.UTF_8);
      String name = Topics.VERDICTS.fullName(new TopicPrefix(prefix));
      var unused = producer.send(new ProducerRecord<>(name, key, verdict));
    }
  }
}
