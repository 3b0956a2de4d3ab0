package nl.dijkwacht.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.app.terminal.TerminalTraits;
import nl.dijkwacht.simulator.calls.SimulatedEvent;
import nl.dijkwacht.simulator.delivery.DeliveryFiles;
import nl.dijkwacht.simulator.hospital.Hospital;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The product's image: two instances against a Kafka, each in a container. */
class ImageIT {

  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final String LOGS = "/var/log/aws";
  private static final String BROKER = "kafka:19092";

  private final ObjectMapper json = new ObjectMapper();

  @TempDir Path folder;

  @Test
  @Timeout(420)
  void nothingIsLostOrCountedTwiceWhenAnInstanceIsKilledAndTheBrokerRestarts() throws Exception {
    List<SimulatedEvent> events = new Hospital(story()).events().toList();
    Path logs = readableByAll("logs");
    try (Network network = Network.newNetwork();
        KafkaContainer kafka =
            new KafkaContainer(kafkaImage()).withNetwork(network).withListener(BROKER)) {
      kafka.start();
      Map<String, Long> expected = findingsOfOneInstance(kafka, events);
      try (GenericContainer<?> collecting =
              instance(network, "collect,detect,drift,findings", logs);
          GenericContainer<?> sharing = instance(network, "detect,drift,findings", logs)) {
        collecting.start();
        sharing.start();
        new DeliveryFiles(1, 0.2)
            .write(events.stream().limit(events.size() / 2), logs.resolve("first"));
        await().atMost(PATIENCE).until(() -> !findings(collecting).isEmpty());

        kill(sharing);
        new DeliveryFiles(1, 0.2)
            .write(events.stream().skip(events.size() / 2), logs.resolve("second"));
        restart(kafka);

        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(findings(collecting)).isEqualTo(expected));
      }
    }
  }

  private static Hospital.Settings story() {
    Instant start = Instant.now().minus(Duration.ofHours(5));
    return new Hospital.Settings(1, start, Duration.ofHours(4), 1, true, Hospital.Pace.STEADY);
  }

  /** Containers run as a user of their own. */
  private Path readableByAll(String name) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    return Files.createDirectory(folder.resolve(name));
  }

  private static DockerImageName kafkaImage() {
    return DockerImageName.parse(property("dijkwacht.kafka.image"))
        .asCompatibleSubstituteFor("apache/kafka");
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    assertThat(value).as("system property " + name).isNotBlank();
    return value;
  }

  /** As it is to be run: read-only, without privileges, as nobody in particular. */
  private static GenericContainer<?> instance(Network network, String stages, Path logs) {
    return new GenericContainer<>(DockerImageName.parse(property("dijkwacht.image")))
        .withNetwork(network)
        .withEnv("DIJKWACHT_KAFKA_BOOTSTRAP_SERVERS", BROKER)
        .withEnv("DIJKWACHT_TOPICS_PARTITIONS", "4")
        .withEnv("DIJKWACHT_TOPICS_REPLICATION_FACTOR", "1")
        .withEnv("DIJKWACHT_STREAMS_STANDBY_REPLICAS", "0")
        .withEnv("DIJKWACHT_COLLECT_FILES_PATHS", LOGS)
        .withEnv("DIJKWACHT_STAGES", stages)
        .withFileSystemBind(logs.toString(), LOGS, BindMode.READ_ONLY)
        .withTmpFs(Map.of("/tmp", "rw"))
        .withCreateContainerCmdModifier(
            command -> {
              if (command.getHostConfig() != null) {
                command.getHostConfig().withReadonlyRootfs(true);
              }
            })
        .withExposedPorts(9464)
        .waitingFor(Wait.forHttp("/health/ready").withStartupTimeout(PATIENCE));
  }

  private static void kill(GenericContainer<?> container) {
    container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
  }

  private static void restart(GenericContainer<?> container) {
    container
        .getDockerClient()
        .restartContainerCmd(container.getContainerId())
        .withTimeout(10)
        .exec();
  }

  /** How often each finding of a rule occurred; those of controls depend on when it is looked. */
  private Map<String, Long> findings(GenericContainer<?> instance) throws Exception {
    return counts(
        instance
            .execInContainer("/opt/dijkwacht/dijkwacht", "findings", "list", "--all", "--json")
            .getStdout());
  }

  private Map<String, Long> findingsOfOneInstance(KafkaContainer kafka, List<SimulatedEvent> events)
      throws Exception {
    Path input = folder.resolve("alone");
    new DeliveryFiles(1, 0.2).write(events.stream(), input);
    Map<String, String> environment = new HashMap<>();
    environment.put("DIJKWACHT_KAFKA_BOOTSTRAP_SERVERS", kafka.getBootstrapServers());
    environment.put("DIJKWACHT_TOPICS_PARTITIONS", "4");
    environment.put("DIJKWACHT_TOPICS_REPLICATION_FACTOR", "1");
    environment.put("DIJKWACHT_STREAMS_STANDBY_REPLICAS", "0");
    environment.put("DIJKWACHT_MONITORING_PORT", "0");
    environment.put("DIJKWACHT_PREFIX", "alone");
    environment.put("DIJKWACHT_DATA", folder.resolve("data").toString());
    run(environment, "run", "--input", input.toString());
    Map<String, Long> found = counts(run(environment, "findings", "list", "--all", "--json"));
    assertThat(found).isNotEmpty();
    return found;
  }

  /**
   * Ids of findings hold the tenant, which is another, so a finding is told by rule and subject.
   */
  private Map<String, Long> counts(String lines) throws IOException {
    Map<String, Long> counts = new TreeMap<>();
    for (String line : lines.lines().filter(each -> each.startsWith("{")).toList()) {
      JsonNode finding = json.readTree(line);
      if (finding.path("drift").isMissingNode() || finding.path("drift").isNull()) {
        String what = finding.path("rule").path("id").asText() + " " + finding.path("subject");
        counts.put(what, finding.path("occurrences").asLong());
      }
    }
    return counts;
  }

  private static String run(Map<String, String> environment, String... args) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(stream, stream, new TerminalTraits(false, false, false, 100));
    int code = Dijkwacht.run(terminal, environment, args);
    String text = printed.toString(StandardCharsets.UTF_8);
    assertThat(code).as(text).isZero();
    return text;
  }
}
