package nl.dijkwacht.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.TopicContent;
import nl.dijkwacht.app.report.SamplePostures;
import nl.dijkwacht.app.rules.RuleSources;
import nl.dijkwacht.collectors.CollectRecords;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.core.verdict.Posture;
import nl.dijkwacht.core.verdict.Verdict.Result;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.testkit.SharedBroker;
import nl.dijkwacht.testkit.UniqueNames;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resources are judged by what is published, and anew when that changes. */
class DriftPipelineTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final String prefix = UniqueNames.unique("drift");
  private final TopicContent topics = new TopicContent(SharedBroker.bootstrapServers(), prefix);
  @TempDir private Path folder;
  private Path controls;
  private Path registers;
  private Map<String, String> environment;

  @BeforeEach
  void writeFiles() throws Exception {
    environment = Settings.on(SharedBroker.bootstrapServers(), prefix, folder.resolve("data"));
    environment.put("DIJKWACHT_CONTROLS_OWN_PACK", "false");
    environment.put("DIJKWACHT_STAGES", "drift");
    controls = Files.createDirectory(folder.resolve("controls"));
    registers = Files.createDirectory(folder.resolve("registers"));
    Files.writeString(controls.resolve("s3.yml"), SamplePostures.CONTROLS);
    Files.writeString(registers.resolve("all.yml"), SamplePostures.REGISTERS);
  }

  @Test
  void aResourceIsJudgedByWhatIsPublishedAndAnewWhenThatChanges() throws Exception {
    try (Instance instance =
        Instance.start(
            Settings.configuration(environment),
            RuleSources.local(false, List.of(), RuleSettings.DEFAULT),
            "test")) {
      run("controls", "publish", controls.toString());
      run("registers", "publish", registers.toString());
      await().atMost(LIMIT).until(() -> instance.pipeline().controls().all().size() == 2);
      await()
          .atMost(LIMIT)
          .until(() -> instance.pipeline().registers().account(SamplePostures.CLINIC).isPresent());

      write(bucket(SamplePostures.CLINIC, "letters", "none"));
      awaitResult("letters", Result.FAIL);
      assertThat(run("controls", "report").out()).containsPattern("Clinic +50.0 %");

      Files.writeString(
          controls.resolve("s3.yml"),
          SamplePostures.CONTROLS.replace("{algorithm: aws:kms}", "{algorithm: none}"));
      run("controls", "publish", controls.toString());
      awaitResult("letters", Result.PASS);
      assertThat(run("controls", "report").out()).containsPattern("encryption-at-rest +100.0 %");
    }
  }

  private void awaitResult(String name, Result result) {
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(postures(name))
                    .last()
                    .satisfies(
                        posture ->
                            assertThat(posture.results()).containsEntry("s3-encrypted", result)));
  }

  private List<Posture> postures(String name) {
    return topics.records(Topics.POSTURES).stream()
        .map(record -> Topics.POSTURES.payload().read(record.value(), record.headers()))
        .map(reading -> ((Reading.Value<Posture>) reading).value())
        .filter(posture -> posture.resource().id().equals(name))
        .toList();
  }

  private static ConfigurationItem bucket(String account, String name, String algorithm) {
    return new ConfigurationItem(
        new ResourceId("aws", account, "eu-west-1", "AWS::S3::Bucket", name),
        "arn:aws:s3:::" + name,
        name,
        Instant.parse("2026-11-26T09:00:00Z"),
        null,
        ConfigurationItem.Status.PRESENT,
        null,
        Map.of("AVG", "Ja"),
        true,
        Map.of("name", name),
        Map.of("Encryption", Map.of("algorithm", algorithm)),
        List.of(),
        ConfigurationItem.Source.SNAPSHOT);
  }

  private void write(ConfigurationItem item) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", SharedBroker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      CollectRecords records =
          new CollectRecords(new TopicPrefix(prefix), "test", Clock.systemUTC());
      producer.send(records.configurationItem(item, new Provenance("test", 1))).get();
    }
  }

  private CommandRun run(String... args) {
    CommandRun run = CommandRun.of(environment, args);
    assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
    return run;
  }
}
