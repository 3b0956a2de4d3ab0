package nl.dijkwacht.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.TopicContent;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.core.finding.Episodes;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.privacy.AuditEvent;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Posture;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

  private static final Instant MAY = Instant.parse("2024-05-06T12:00:00Z");

  /** Without an exception, which ends one day. */
  private static final String ACCOUNTS =
      SamplePostures.REGISTERS.substring(0, SamplePostures.REGISTERS.indexOf("exceptions:"));

  private static final String ANNA = "arn:aws:iam::111122223333:user/anna";

  @TempDir private Path folder;
  private final String prefix = UniqueNames.unique("report");
  private Map<String, String> settings;

  @BeforeEach
  void writeTopics() throws IOException {
    settings = Settings.on(SharedBroker.bootstrapServers(), prefix, folder.resolve("data"));
    settings.put("DIJKWACHT_CONTROLS_OWN_PACK", "false");
    settings.put("DIJKWACHT_CONTROLS_PATHS", file("controls", SamplePostures.CONTROLS));
    settings.put("DIJKWACHT_REGISTERS_PATHS", file("registers", ACCOUNTS));
    assertThat(run("topics", "create").exitCode()).isZero();
    send(
        Topics.POSTURES,
        SamplePostures.all().stream().map(each -> Map.entry(key(each), each)).toList());
    send(
        Topics.FINDINGS,
        List.of(
            Map.entry("f1", finding("f1", SamplePostures.HOSPITAL, MAY, null, "avg.art-32-1-a")),
            Map.entry(
                "f2",
                finding("f2", SamplePostures.HOSPITAL, MAY, MAY.plusSeconds(60), "avg.art-5-2")),
            Map.entry("f3", finding("f3", SamplePostures.CLINIC, MAY, null, "avg.art-33")),
            Map.entry("f4", finding("f4", SamplePostures.HOSPITAL, MAY, null, "attack.t1530"))));
    send(
        Topics.HEARTBEATS,
        List.of(
            Map.entry(
                "cloudtrail/logs",
                new Heartbeat("cloudtrail/logs", Heartbeat.Kind.TRAIL, "", "", MAY, MAY, 3))));
  }

  private String file(String name, String content) throws IOException {
    Path made = Files.createDirectory(folder.resolve(name));
    Files.writeString(made.resolve("all.yml"), content);
    return made.toString();
  }

  private static String key(Posture posture) {
    return posture.resource().toString();
  }

  private static Finding finding(
      String id, String account, Instant from, @Nullable Instant to, String tag) {
    EventSummary event =
        new EventSummary(
            "e-" + id,
            from,
            from.plusSeconds(30),
            "s3.amazonaws.com",
            "GetObject",
            account,
            "eu-west-1",
            new Principal(Principal.Kind.IAM_USER, ANNA, account),
            null,
            null,
            null,
            null);
    return new Finding(
        id,
        to == null ? Finding.Status.OPEN : Finding.Status.RESOLVED,
        new RuleRef("rule", "1", "Mass <download>", "", Level.HIGH, List.of(tag), List.of()),
        new Subject(account, Map.of("bucket", "=beelden")),
        Level.HIGH,
        1,
        event,
        event,
        null,
        new Episodes(1, from, to, List.of(), false),
        null,
        null,
        null);
  }

  private <V> void send(Topic<V> topic, List<Map.Entry<String, V>> records) {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", SharedBroker.bootstrapServers()),
            new ByteArraySerializer(),
            topic.payload().serializer())) {
      for (Map.Entry<String, V> each : records) {
        ProducerRecord<byte[], V> record =
            new ProducerRecord<>(
                topic.fullName(new TopicPrefix(prefix)),
                each.getKey().getBytes(StandardCharsets.UTF_8),
                each.getValue());
        var unused = producer.send(record);
      }
    }
  }

  private CommandRun run(String... arguments) {
    return CommandRun.of(settings, arguments);
  }

  private CommandRun report(String out, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("report", "--period", "2024-Q2", "--out", folder.resolve(out).toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  @Test
  void theReportHasWhatTheTopicsTell() throws IOException {
    CommandRun run = report("new/report.html", "--language", "nl");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().strip()).endsWith("report.html");
    assertThat(noted())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.action()).isEqualTo(AuditEvent.Action.REPORT);
              assertThat(event.about()).isEqualTo("2024-Q2");
              assertThat(event.reason()).isEqualTo("report to report.html");
            });
    assertThat(Files.readString(folder.resolve("new/report.html")))
        .contains("Rapportage AVG, 2024-Q2", "66,6 %", "Mass &lt;download&gt;", ANNA)
        .contains(
            "cloudtrail/logs, laatst gehoord 6 mei 2024",
            "een andere rechtspersoon: 1.",
            "van deze periode niet meer");

    assertThat(report("report.json").exitCode()).isZero();
    JsonNode json = new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    assertThat(json.at("/scores/all/percent").decimalValue()).isEqualByComparingTo("66.6");
    assertThat(json.at("/scores/headlines/1/resourcesPassing").asInt()).isEqualTo(2);
    assertThat(json.at("/scores/headlines/1/resourcesFailing").asInt()).isEqualTo(2);
    assertThat(json.at("/findings/total").asInt()).isEqualTo(3);
    assertThat(json.at("/findings/detection/medianSeconds").asInt()).isEqualTo(30);
    assertThat(json.at("/findings/repair/medianSeconds").asInt()).isEqualTo(60);
    assertThat(json.at("/findings/levels/1/open").asInt()).isEqualTo(2);
    assertThat(json.at("/completeness/sources/silentTotal").asInt()).isOne();
    assertThat(json.at("/completeness/deadLetters").isNull()).isTrue();
    assertThat(json.at("/completeness/problems")).isEmpty();
  }

  /** It names who caused findings, so that it was written is noted. */
  private List<AuditEvent> noted() {
    return new TopicContent(SharedBroker.bootstrapServers(), prefix)
        .records(Topics.AUDIT_EVENTS).stream()
            .map(record -> Topics.AUDIT_EVENTS.payload().read(record.value(), record.headers()))
            .map(reading -> ((Reading.Value<AuditEvent>) reading).value())
            .toList();
  }

  @Test
  void oneLegalEntityHasItsOwn() throws IOException {
    CommandRun run = report("hospital.csv", "--legal-entity", "Hospital");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(folder.resolve("hospital.csv")).lines())
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).startsWith("f1,high,open,").contains("\"'=beelden\""))
        .anySatisfy(line -> assertThat(line).startsWith("f2,high,ended,"));
    assertThat(report("x.csv", "--legal-entity", "Nobody").err())
        .contains("no registered account is of the legal entity 'Nobody'", "Clinic, Hospital");
  }

  @Test
  void anotherFrameworkHasItsOwnScoreAndFindings() throws IOException {
    assertThat(report("r.oscal.json", "--framework", "iso-27001").exitCode()).isZero();

    JsonNode result =
        new ObjectMapper()
            .readTree(folder.resolve("r.oscal.json").toFile())
            .at("/assessment-results/results/0");
    assertThat(result.get("findings")).hasSize(1);
    assertThat(result.at("/findings/0/target/target-id").asText()).isEqualTo("iso-27001-a.8.24");
  }

  @Test
  void whatIsWrongIsTold() {
    assertThat(report("report.pdf").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(report("report.pdf").err()).contains("tells no format", "--format");
    assertThat(report("r.txt", "--format", "csv").exitCode()).isZero();
    assertThat(run("report", "--period", "Q3", "--out", "x.html").err())
        .contains("'Q3' is no period; write it as");
    assertThat(run("report", "--period", "2999", "--out", "x.html").err())
        .contains("2999 has not begun yet");
    assertThat(report("x.html", "--framework", "gdpr").err()).contains("'gdpr' is not one of avg");
  }

  @Test
  void withoutTopicsThereIsASentenceAndNoFile() {
    Map<String, String> other = new HashMap<>(settings);
    other.put("DIJKWACHT_PREFIX", UniqueNames.unique("absent"));

    CommandRun run =
        CommandRun.of(
            other, "report", "--period", "2024", "--out", folder.resolve("x.html").toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.err()).contains("topics create");
    assertThat(folder.resolve("x.html")).doesNotExist();
  }

  @Test
  void whatATopicThatIsMissingWouldTellIsNotKnown() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.bootstrapServers()))) {
      String topic = Topics.INTEGRITY.fullName(new TopicPrefix(prefix));
      admin.deleteTopics(List.of(topic)).all().get();
      await().until(() -> !admin.listTopics().names().get().contains(topic));
    }

    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    CommandRun run =
        run(
            "report",
            "--period",
            today.minusDays(3) + "/" + today,
            "--out",
            folder.resolve("report.json").toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("integrity does not exist");
    JsonNode json = new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    assertThat(json.at("/completeness/digests").isNull()).isTrue();
    assertThat(json.at("/completeness/deadLetters").isEmpty()).isTrue();
    assertThat(json.at("/completeness/deadLetters").isNull()).isFalse();
    assertThat(json.at("/completeness/problems")).hasSize(1);
    assertThat(json.at("/completeness/sources/heard").asInt()).isOne();
  }
}
