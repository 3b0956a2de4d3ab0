package nl.dijkwacht.app.commands.registers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.controls.LocalControls;
import nl.dijkwacht.app.publication.DocumentKind;
import nl.dijkwacht.app.publication.DocumentWatcher;
import nl.dijkwacht.app.registers.LocalRegisters;
import nl.dijkwacht.app.report.SamplePostures;
import nl.dijkwacht.controls.ControlSet;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.verdict.Posture;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistersCommandsTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final String prefix = UniqueNames.unique("registers");
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  @TempDir private Path folder;
  private Path registers;
  private Path controls;
  private Map<String, String> environment;

  @BeforeEach
  void writeFiles() throws IOException {
    registers = Files.createDirectory(folder.resolve("registers"));
    Files.writeString(registers.resolve("all.yml"), SamplePostures.REGISTERS);
    controls = Files.createDirectory(folder.resolve("controls"));
    Files.writeString(controls.resolve("s3.yml"), SamplePostures.CONTROLS);
    environment = Settings.on(SharedBroker.bootstrapServers(), prefix, folder.resolve("data"));
    environment.put("DIJKWACHT_CONTROLS_OWN_PACK", "false");
  }

  @Test
  void checkTellsWhatThereIsAndExceptionsForNothingThatIsKnown() {
    CommandRun alone = run("registers", "check", registers.toString());
    assertThat(alone.exitCode()).isZero();
    assertThat(alone.out())
        .contains("warning: no rule or control that is known here has the id 's3-encrypted'")
        .contains("2 accounts, 0 assets and 1 exception", "0 errors, 1 warning");
    assertThat(run("registers", "check", "--strict", registers.toString()).exitCode()).isOne();

    environment.put("DIJKWACHT_CONTROLS_PATHS", controls.toString());
    environment.put("DIJKWACHT_REGISTERS_PATHS", registers.toString());
    assertThat(run("registers", "check", "--strict").out()).contains("0 errors, 0 warnings");
  }

  @Test
  void checkHoldsEntriesAgainstEachOtherAndToday() throws IOException {
    Files.writeString(
        registers.resolve("more.yml"),
        """
        transfers:
          - {id: us, country: US, importer: acme, basis: scc, review: 2100-01-01}
        attestations:
          - id: agreement
            kind: processor-agreement
            about: Acme
            evidence: e
            done: 2020-01-01
            owner: o
        """);

    assertThat(run("registers", "check", registers.toString()).out())
        .contains("there is no processor 'acme'", "it was due on 2021-01-01")
        .contains("transfers 1, attestations 1");
  }

  @Test
  void anEntryThatCannotBeUsedIsNotPublished() throws IOException {
    createTopics();
    Files.writeString(
        registers.resolve("all.yml"), SamplePostures.REGISTERS.replace("owner: o", "oner: o"));

    assertThat(run("registers", "check", registers.toString()).exitCode()).isOne();
    CommandRun refused = run("registers", "publish", registers.toString());

    assertThat(refused.exitCode()).isOne();
    assertThat(refused.out())
        .contains("unknown key 'oner'; did you mean 'owner'?", "Nothing was published.");
    assertThat(run("registers", "published").out()).contains("Nothing is published.");
  }

  @Test
  void whatIsPublishedReachesThoseWhoLookItUpWithinSeconds() throws Exception {
    createTopics();
    Configuration configuration = Settings.configuration(environment);
    try (DocumentWatcher<Registers> watcher =
            DocumentWatcher.start(
                settings(DocumentKind.REGISTERS),
                LocalRegisters.of(configuration.registers()),
                registry);
        DocumentWatcher<ControlSet> controlWatcher =
            DocumentWatcher.start(
                settings(DocumentKind.CONTROLS),
                LocalControls.of(configuration.controls()),
                registry)) {
      assertThat(watcher.get().accounts()).isEmpty();

      assertThat(run("registers", "publish", registers.toString()).out())
          .contains("Publication 1 is committed: 1 added");
      assertThat(run("controls", "publish", controls.toString()).out())
          .contains("Publication 1 is committed: 1 added");

      await().atMost(LIMIT).until(() -> watcher.get().account("111122223333").isPresent());
      await().atMost(LIMIT).until(() -> controlWatcher.get().all().size() == 2);
      assertThat(watcher.get().account("111122223333").map(AccountEntry::legalEntity))
          .contains("Hospital");
      assertThat(watcher.check().name()).isEqualTo("registers");
      assertThat(controlWatcher.check().name()).isEqualTo("controls");
      assertThat(registry.get(Meters.REGISTERS_PUBLICATION.meterName()).gauge().value()).isOne();
      assertThat(registry.get(Meters.CONTROLS_PUBLICATION.meterName()).gauge().value()).isOne();
      assertThat(run("registers", "published").out()).contains("all.yml", "1 documents");
      assertThat(run("controls", "published").out()).contains("s3.yml", "1 documents");
    }
  }

  @Test
  void theReportReadsPublishedControlsRegistersAndHowResourcesStand() throws Exception {
    createTopics();
    run("registers", "publish", registers.toString());
    run("controls", "publish", controls.toString());
    write(SamplePostures.all());

    CommandRun run = run("controls", "report");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Technical control score: ", "of 5 resources", "encryption-at-rest")
        .containsPattern("Hospital +100.0 %")
        .containsPattern("Clinic +0.0 %");
    assertThat(run("controls", "report", "--format", "csv").out())
        .contains("legal-entity,Hospital,,100.0,4,0,0,");
    assertThat(run("controls", "report", "--format", "json").out()).contains("\"legalEntities\"");
  }

  private static DocumentWatcher.Settings settings(DocumentKind kind, Path data, String prefix) {
    return new DocumentWatcher.Settings(
        kind,
        Map.of("bootstrap.servers", SharedBroker.bootstrapServers()),
        new TopicPrefix(prefix),
        data.resolve(kind.name() + ".zip"));
  }

  private DocumentWatcher.Settings settings(DocumentKind kind) {
    return settings(kind, folder, prefix);
  }

  private void createTopics() {
    assertThat(run("topics", "create").exitCode()).isZero();
  }

  private void write(List<Posture> postures) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", SharedBroker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (Posture posture : postures) {
        ProducerRecord<byte[], byte[]> record =
            new ProducerRecord<>(
                Topics.POSTURES.fullName(new TopicPrefix(prefix)),
                posture.resource().toString().getBytes(UTF_8),
                Topics.POSTURES.payload().write(posture));
        WireHeaders.putSchema(record.headers(), Topics.POSTURES.payload().schema());
        producer.send(record).get();
      }
    }
  }

  private CommandRun run(String... args) {
    return CommandRun.of(environment, args);
  }
}
