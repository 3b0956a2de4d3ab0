package nl.dijkwacht.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.app.terminal.TerminalTraits;
import nl.dijkwacht.simulator.delivery.DeliveryFiles;
import nl.dijkwacht.simulator.hospital.Hospital;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** Dijkwacht against a Kafka that is not its own, in a container. */
class ClusterIT {

  /** A broker learns of topics and their settings a moment after the controller has agreed. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  @Timeout(240)
  void topicsAreCreatedAndCheckedAndTheStoryGoesThrough() throws Exception {
    try (KafkaContainer kafka = new KafkaContainer(image())) {
      kafka.start();
      Map<String, String> environment = environment(kafka.getBootstrapServers());

      assertThat(run(environment, "topics", "check")).startsWith("1 ").contains("does not exist");
      assertThat(run(environment, "topics", "create")).startsWith("0 ").contains("detect.signals");
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(run(environment, "topics", "check")).startsWith("0 "));

      shortenRetention(kafka.getBootstrapServers(), "dijkwacht.detect.signals");
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(run(environment, "topics", "check"))
                      .startsWith("1 ")
                      .contains("detect.signals"));

      new DeliveryFiles(1, 0.2).write(new Hospital(story()).events(), folder.resolve("logs"));
      String told = run(environment, "run", "--show-alerts", "--input", folder + "/logs");
      assertThat(told).startsWith("0 ").contains("Bucket policy lets everyone in");
    }
  }

  private static DockerImageName image() {
    String image = System.getProperty("dijkwacht.kafka.image");
    assertThat(image).as("system property dijkwacht.kafka.image").isNotBlank();
    return DockerImageName.parse(image).asCompatibleSubstituteFor("apache/kafka");
  }

  private Map<String, String> environment(String bootstrapServers) {
    Map<String, String> environment = new HashMap<>();
    environment.put("DIJKWACHT_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    environment.put("DIJKWACHT_TOPICS_PARTITIONS", "2");
    environment.put("DIJKWACHT_TOPICS_REPLICATION_FACTOR", "1");
    environment.put("DIJKWACHT_STREAMS_STANDBY_REPLICAS", "0");
    environment.put("DIJKWACHT_MONITORING_PORT", "0");
    environment.put("DIJKWACHT_DATA", folder.resolve("data").toString());
    return environment;
  }

  private static Hospital.Settings story() {
    Instant start = Instant.now().minus(Duration.ofHours(5));
    return new Hospital.Settings(1, start, Duration.ofHours(4), 1, true, Hospital.Pace.STEADY);
  }

  private static void shortenRetention(String bootstrapServers, String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      AlterConfigOp op =
          new AlterConfigOp(new ConfigEntry("retention.ms", "60000"), AlterConfigOp.OpType.SET);
      ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
      admin.incrementalAlterConfigs(Map.of(resource, List.of(op))).all().get(30, TimeUnit.SECONDS);
    }
  }

  /** Runs a command; gives its exit code and all that it printed. */
  private static String run(Map<String, String> environment, String... args) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(stream, stream, new TerminalTraits(false, false, false, 100));
    int code = Dijkwacht.run(terminal, environment, args);
    return code + " " + printed.toString(StandardCharsets.UTF_8);
  }
}
