package nl.dijkwacht.app.watching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.dijkwacht.app.ForkedJvm;
import nl.dijkwacht.app.demo.ShortDemo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files of {@code docker/prometheus}, {@code docker/alertmanager} and {@code grafana} with the
 * real programs, which look at the running demo.
 */
class WatchingIT {

  private static final Path ROOT = Path.of(System.getProperty("dijkwacht.root"));
  private static final Path PROMETHEUS = ROOT.resolve("docker/prometheus");
  private static final Path ALERTMANAGER = ROOT.resolve("docker/alertmanager/alertmanager.yml");

  private static final Duration LIMIT = Duration.ofSeconds(150);

  /**
   * Nothing of this happens in the demo: nobody declares awareness, no data subject asks, and files
   * are no source that could fall silent.
   */
  private static final Set<String> NOT_IN_THE_DEMO =
      Set.of(
          "1. Overview / Last heard of any source / A",
          "7. Pipeline / Sources / A",
          "6. Cases / Authority (72 uur, AP) / A",
          "6. Cases / Request of a data subject / A");

  private final ObjectMapper json = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  @Timeout(60)
  void theFilesAreSound() throws Exception {
    run(PROMETHEUS, "promtool", "check", "config", "prometheus.yml");
    run(PROMETHEUS, "promtool", "check", "rules", "dijkwacht-rules.yml");
    run(PROMETHEUS, "promtool", "test", "rules", "dijkwacht-rules-test.yml");
    run(ROOT, "amtool", "check-config", ALERTMANAGER.toString());
  }

  @Test
  @Timeout(420)
  void everyPanelHasDataAndWhoIsOnCallHearsOfADeadInstance() throws Exception {
    int monitoring = freePort();
    int prometheusPort = freePort();
    int alertmanagerPort = freePort();
    try (Receiver receiver = Receiver.start();
        ForkedJvm demo =
            ForkedJvm.start(
                ShortDemo.class,
                folder.resolve("demo"),
                Map.of(),
                "PT30S",
                "2",
                "--monitoring-port",
                Integer.toString(monitoring));
        Daemon alertmanager = alertmanager(alertmanagerPort, receiver.port());
        Daemon prometheus = prometheus(prometheusPort, monitoring, alertmanagerPort)) {
      await().atMost(LIMIT).until(() -> demo.output().contains("The story is told"));

      Map<String, String> queries = DashboardQueries.of(ROOT.resolve("grafana/dashboards"));
      assertThat(queries).hasSizeGreaterThan(40);
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () -> assertThat(withoutData(prometheus, queries)).isEqualTo(NOT_IN_THE_DEMO));
      assertThat(rulesThatFail(prometheus)).isEmpty();
      List<DashboardRows> rows = DashboardRows.of(ROOT.resolve("grafana/dashboards"));
      assertThat(rows).isNotEmpty();
      for (DashboardRows asked : rows) {
        JsonNode answer = json.readTree(Daemon.get(monitoring, asked.path()));
        assertThat(asked.missingIn(answer)).as(asked.path() + " " + answer).isEmpty();
      }
      await().atMost(LIMIT).until(() -> receiver.heard("/heartbeat", "DeadMansSwitch"));
      assertThat(receiver.heard("/on-call", "NoInstance")).isFalse();

      demo.kill();

      await().atMost(LIMIT).until(() -> receiver.heard("/on-call", "NoInstance"));
    }
  }

  private static void run(Path directory, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Daemon alertmanager(int port, int receiver) throws IOException {
    Path configuration = folder.resolve("alertmanager.yml");
    Files.writeString(
        configuration,
        Files.readString(ALERTMANAGER)
            .replace("127.0.0.1:9095", "127.0.0.1:" + receiver)
            .replace("group_wait: 30s", "group_wait: 1s"));
    return Daemon.start(
        folder,
        port,
        List.of(
            "prometheus-alertmanager",
            "--config.file=" + configuration,
            "--storage.path=" + folder.resolve("alertmanager"),
            "--cluster.listen-address=",
            "--web.listen-address=127.0.0.1:" + port));
  }

  /** With the minutes of the configuration as seconds. */
  private Daemon prometheus(int port, int monitoring, int alertmanager) throws IOException {
    Files.writeString(
        folder.resolve("dijkwacht-rules.yml"),
        Files.readString(PROMETHEUS.resolve("dijkwacht-rules.yml"))
            .replaceAll("(?m)^( +for: [0-9]+)m$", "$1s"));
    Path configuration = folder.resolve("prometheus.yml");
    Files.writeString(
        configuration,
        Files.readString(PROMETHEUS.resolve("prometheus.yml"))
            .replace("interval: 15s", "interval: 2s")
            .replace("alertmanager:9093", "127.0.0.1:" + alertmanager)
            .replace("dijkwacht:9464", "127.0.0.1:" + monitoring)
            .replace("localhost:9090", "127.0.0.1:" + port));
    return Daemon.start(
        folder,
        port,
        List.of(
            "prometheus",
            "--config.file=" + configuration,
            "--storage.tsdb.path=" + folder.resolve("prometheus"),
            "--web.listen-address=127.0.0.1:" + port));
  }

  private Set<String> withoutData(Daemon prometheus, Map<String, String> queries)
      throws IOException, InterruptedException {
    Set<String> empty = new TreeSet<>();
    for (Map.Entry<String, String> query : queries.entrySet()) {
      String answer =
          prometheus.get("/api/v1/query?query=" + URLEncoder.encode(query.getValue(), UTF_8));
      JsonNode read = json.readTree(answer);
      assertThat(read.path("status").asText()).as(query + " " + answer).isEqualTo("success");
      if (read.path("data").path("result").isEmpty()) {
        empty.add(query.getKey());
      }
    }
    return empty;
  }

  private Set<String> rulesThatFail(Daemon prometheus) throws IOException, InterruptedException {
    Set<String> failing = new TreeSet<>();
    JsonNode groups = json.readTree(prometheus.get("/api/v1/rules")).path("data").path("groups");
    assertThat(groups).isNotEmpty();
    for (JsonNode group : groups) {
      for (JsonNode rule : group.path("rules")) {
        if (!rule.path("health").asText().equals("ok")) {
          failing.add(rule.path("name").asText() + ": " + rule.path("lastError").asText());
        }
      }
    }
    return failing;
  }
}
