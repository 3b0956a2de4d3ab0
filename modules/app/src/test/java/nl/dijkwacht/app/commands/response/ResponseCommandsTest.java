package nl.dijkwacht.app.commands.response;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.pipeline.Instance;
import nl.dijkwacht.app.rules.RuleSources;
import nl.dijkwacht.app.subscriptions.SampleAlert;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResponseCommandsTest {

  private static final String EXAMPLE =
      Path.of(System.getProperty("dijkwacht.root", "../.."), "docs", "response").toString();

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final String ARN = "arn:aws:ssm:eu-central-1:111122223333:document/Dijkwacht-";

  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void allow() {
    environment.put(
        "DIJKWACHT_RESPONSE_ALLOWED",
        ARN
            + "IsolateInstance,"
            + ARN
            + "ReleaseInstance,arn:aws:events:eu-central-1:111122223333:event-bus/response");
    environment.put("DIJKWACHT_RESPONSE_APPROVERS_DUTY_OFFICER", "a.bakker");
  }

  @Test
  void checkTellsWhomTheExampleAsksAndWhereAPersonDecides() {
    CommandRun run = run("check", EXAMPLE);

    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.out())
        .contains("isolate-instance: Isolate an instance", "(dry run: nobody is asked)")
        .contains("asks: " + ARN + "IsolateInstance")
        .contains("approval: by 'duty-officer', except in environments test, development")
        .contains("data of Art. 9 AVG")
        .contains("2 of the policies can be used: 0 errors");
  }

  @Test
  void whatTheConfigurationDoesNotAllowIsAnError() {
    environment.clear();
    CommandRun run = run("check", EXAMPLE);

    assertThat(run.exitCode()).isOne();
    assertThat(run.out() + run.err())
        .contains("response.allowed", "response.approvers.duty-officer", "isolate-instance.yml");
  }

  @Test
  void whatIsNoRunnerIsNotAllowed() {
    environment.put("DIJKWACHT_RESPONSE_ALLOWED", "arn:aws:s3:::bucket");

    assertThat(run("check", EXAMPLE).err()).contains("DIJKWACHT_RESPONSE_ALLOWED", "event bus");
  }

  @Test
  void testShowsWhatWouldBeAskedAboutAFindingOfGuardDuty() {
    CommandRun run = run("test", EXAMPLE);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("isolate-instance: would lead to this request")
        .contains("would ask " + ARN + "IsolateInstance", "InstanceId=i-0123456789abcdef0")
        .contains("'duty-officer' would have to approve it", "does not tell the environment")
        .contains("undo: asks " + ARN + "ReleaseInstance")
        .contains("evidence: SHA-256")
        .contains("rest-role: is not about the alert");
  }

  @Test
  void inAnEnvironmentThatThePolicyNamesNoApprovalIsNeeded() throws IOException {
    Path registers =
        Files.writeString(
            folder.resolve("accounts.yml"),
            """
            accounts:
              - {id: '111122223333', name: T, environment: test, legal-entity: X, role: controller}
            """);
    environment.put("DIJKWACHT_REGISTERS_PATHS", registers.toString());

    assertThat(run("test", EXAMPLE).out()).contains("no approval is needed");
  }

  @Test
  void anAlertOfAFileIsHeldAgainstThePolicies() throws IOException {
    Path alert =
        Files.write(
            folder.resolve("alert.json"),
            Topics.ALERTS.payload().write(SampleAlert.at(Instant.EPOCH)));

    assertThat(run("test", EXAMPLE, "--alert", alert.toString()).out())
        .contains("isolate-instance: is not about the alert");
    Files.writeString(alert, "{}");
    assertThat(run("test", EXAMPLE, "--alert", alert.toString()).err()).contains("holds no alert");
  }

  @Test
  void aDecisionNeedsARoleAndAReason() {
    assertThat(run("approve", "3f2a91c0", "It is real").exitCode()).isEqualTo(2);
    assertThat(run("approve", "3f2a91c0", "--role", "duty-officer").exitCode()).isEqualTo(2);
  }

  @Test
  void whatAPolicyProposesIsListedAndRefusedByWhoHoldsTheRole() throws Exception {
    Path policies =
        Files.writeString(
            folder.resolve("policies.yml"),
            Files.readString(Path.of(EXAMPLE, "isolate-instance.yml"))
                .replace("dry-run: true", "dry-run: false"));
    String prefix = UniqueNames.unique("response");
    environment.putAll(
        Settings.on(SharedBroker.bootstrapServers(), prefix, folder.resolve("data")));
    environment.put("DIJKWACHT_STAGES", "publish");
    environment.put("DIJKWACHT_RESPONSE_POLICIES", policies.toString());
    try (Instance instance =
        Instance.start(
            Settings.configuration(environment),
            RuleSources.local(true, List.of(), RuleSettings.DEFAULT),
            "test")) {
      assertThat(run("list").out()).contains("No request waits.");
      send(prefix);
      await().atMost(LIMIT).until(() -> run("list").out().contains("proposed"));
      String id = run("list").out().split(" ", 2)[0];

      CommandRun stranger = refuse(id, "m.mol");
      assertThat(stranger.exitCode()).isOne();
      assertThat(stranger.err()).contains("'m.mol' does not hold the role 'duty-officer'");
      CommandRun refused = refuse(id, "a.bakker");
      assertThat(refused.exitCode()).as(refused.err()).isZero();
      assertThat(refused.out()).contains("refused: It is our own scanner (a.bakker)");
      assertThat(refuse(id, "a.bakker").err()).contains("The request is refused");
      assertThat(run("list").out()).contains("No request waits.");
      assertThat(run("list", "--all", "--json").out()).contains("\"REFUSED\"");
      assertThat(instance.pipeline().readinessChecks())
          .filteredOn(check -> check.name().equals("response"))
          .singleElement()
          .satisfies(check -> assertThat(check.question().get().detail()).contains("2 policies"));
    }
  }

  private CommandRun refuse(String id, String by) {
    return run(
        "refuse",
        id.substring(0, 8),
        "--as",
        by,
        "--role",
        "duty-officer",
        "It is our own scanner");
  }

  private static void send(String prefix) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", SharedBroker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.ALERTS.fullName(new TopicPrefix(prefix)),
                  "f".getBytes(UTF_8),
                  Topics.ALERTS.payload().write(SampleAlert.ofGuardDuty(Instant.now()))))
          .get();
    }
  }

  private CommandRun run(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "response";
    System.arraycopy(args, 0, all, 1, args.length);
    return CommandRun.of(environment, all);
  }
}
