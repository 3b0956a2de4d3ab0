package nl.dijkwacht.app.commands.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubscriptionsCommandsTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final String SLACK =
      """
      id: chat
      filter: alert.personalData
      channel: {type: slack, url: {env: DIJKWACHT_SECRET_SLACK}, host: hooks.slack.com}
      """;

  private static final String REGISTER =
      """
      processors:
        - id: slack
          name: Slack
          channels: [hooks.slack.com]
          agreement: dossier 7
          review: 2100-01-01
      """;

  private final String prefix = UniqueNames.unique("subscriptions");
  private final List<String> received = new CopyOnWriteArrayList<>();
  @TempDir private Path folder;
  private Path subscriptions;
  private HttpServer receiver;
  private Map<String, String> environment;

  @BeforeEach
  void start() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          received.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
    subscriptions = Files.createDirectory(folder.resolve("subscriptions"));
    write(own("soc", "true"));
    environment =
        Settings.ofStages(
            "publish", SharedBroker.bootstrapServers(), prefix, folder.resolve("data"));
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  @Test
  void checkRefusesAReceiverThatTheRegisterDoesNotKnow() throws IOException {
    assertThat(run("check", subscriptions.toString()).out())
        .contains("1 subscription read: 0 errors");

    write(SLACK);
    CommandRun refused = run("check", subscriptions.toString());
    assertThat(refused.exitCode()).isOne();
    assertThat(refused.out())
        .contains("the register of processors does not know hooks.slack.com", "art. 28 AVG");

    Path registers = Files.writeString(folder.resolve("processors.yml"), REGISTER);
    environment.put("DIJKWACHT_REGISTERS_PATHS", registers.toString());
    assertThat(run("check", subscriptions.toString()).exitCode()).isZero();
  }

  @Test
  void testShowsWhatAChannelWouldBeToldAndSendsItIfAsked() throws IOException {
    CommandRun shown = run("test", subscriptions.toString());
    assertThat(shown.exitCode()).isZero();
    assertThat(shown.out())
        .contains("soc (alertmanager): the alert passes the filter")
        .contains("S3 buckets with personal data are not public", "AVG art. 32(1)(b), 5(1)(f)")
        .doesNotContain("sam.voorbeeld");
    assertThat(received).isEmpty();

    assertThat(run("test", subscriptions.toString(), "--send").out()).contains("delivered");
    assertThat(received).singleElement().asString().contains("\"severity\":\"critical\"");

    write(own("soc", "alert.severity == 'low'"));
    assertThat(run("test", subscriptions.toString()).out()).contains("does not pass the filter");
    receiver.stop(0);
    assertThat(run("test", subscriptions.toString(), "--send").exitCode()).isOne();
  }

  @Test
  void anAlertOfAFileIsHeldAgainstTheFilters() throws IOException {
    Path alert =
        Files.write(
            folder.resolve("alert.json"),
            Topics.ALERTS.payload().write(SampleAlert.at(Instant.EPOCH)));

    assertThat(run("test", subscriptions.toString(), "--alert", alert.toString()).exitCode())
        .isZero();
    Files.writeString(alert, "{}");
    assertThat(run("test", subscriptions.toString(), "--alert", alert.toString()).err())
        .contains("holds no alert");
  }

  @Test
  void whatIsPublishedIsServedByARunningInstanceUntilItIsTakenBack() throws Exception {
    try (Instance instance =
        Instance.start(
            Settings.configuration(environment),
            RuleSources.local(true, List.of(), RuleSettings.DEFAULT),
            "test")) {
      assertThat(run("list").out()).contains("There are no subscriptions.");
      assertThat(run("publish", subscriptions.toString()).out())
          .contains("Publication 1 is committed: 1 added");
      await().atMost(LIMIT).until(() -> health(instance).contains("publish: 1 subscriptions"));

      send();
      await().atMost(LIMIT).until(() -> received.size() == 1);
      assertThat(run("list").out())
          .contains("soc: alertmanager to 127.0.0.1, en, external", "alerts: true");

      write(SLACK);
      CommandRun refused = run("publish", subscriptions.toString());
      assertThat(refused.exitCode()).isOne();
      assertThat(refused.out()).contains("does not know hooks.slack.com", "Nothing was published");

      Files.delete(subscriptions.resolve("all.yml"));
      assertThat(run("publish", subscriptions.toString(), "--take-back-all").exitCode()).isZero();
      await().atMost(LIMIT).until(() -> health(instance).contains("publish: 0 subscriptions"));
    }
  }

  private static String health(Instance instance) {
    StringBuilder text = new StringBuilder();
    instance
        .pipeline()
        .readinessChecks()
        .forEach(
            check ->
                text.append(check.name())
                    .append(": ")
                    .append(check.question().get().detail())
                    .append('\n'));
    return text.toString();
  }

  private void send() {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", SharedBroker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      var unused =
          producer.send(
              new ProducerRecord<>(
                  Topics.ALERTS.fullName(new TopicPrefix(prefix)),
                  "f".getBytes(UTF_8),
                  Topics.ALERTS.payload().write(SampleAlert.at(Instant.now()))));
    }
  }

  private String own(String id, String filter) {
    return """
        id: %s
        filter: "%s"
        channel: {type: alertmanager, own: true, url: "http://127.0.0.1:%d"}
        """
        .formatted(id, filter, receiver.getAddress().getPort());
  }

  private void write(String text) throws IOException {
    Files.writeString(subscriptions.resolve("all.yml"), text);
  }

  private CommandRun run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "subscriptions";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return CommandRun.of(environment, all);
  }
}
