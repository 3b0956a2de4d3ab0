package nl.dijkwacht.app.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.Dijkwacht;
import nl.dijkwacht.app.ForkedJvm;
import nl.dijkwacht.app.Settings;
import nl.dijkwacht.app.Story;
import nl.dijkwacht.app.pipeline.Places;
import nl.dijkwacht.broker.BrokerSettings;
import nl.dijkwacht.broker.EmbeddedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} with the embedded broker, in a process of its own. */
class RunProcessTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void aTermSignalEndsItInOrder() throws Exception {
    Map<String, String> settings = new HashMap<>(Settings.embedded(folder.resolve("data")));
    Path logs = Story.write(folder.resolve("logs"), 1);
    settings.put("DIJKWACHT_COLLECT_FILES_PATHS", logs.toString());
    try (ForkedJvm run = ForkedJvm.start(Dijkwacht.class, folder, settings, "run")) {
      await().atMost(LIMIT).until(() -> run.output().contains("Metrics at "));

      // On a busy machine Kafka complains of being late, but not of the end.
      int before = run.output().length();
      long began = System.nanoTime();
      assertThat(run.terminate()).as(run.output()).isEqualTo(143);

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
      assertThat(run.output().substring(before)).doesNotContain(" ERROR ", "Exception");
      assertThat(run.output()).doesNotContain("\tat ");
    }
    assertThat(EmbeddedBroker.findRunning(broker())).isEmpty();
    assertThat(broker().resolve("kafka/.kafka_cleanshutdown")).exists();
  }

  @Test
  void asSecondOnTheSameDataFolderItSaysSoAndFails() throws Exception {
    Map<String, String> settings = Settings.embedded(folder.resolve("data"));
    try (EmbeddedBroker first = EmbeddedBroker.start(new BrokerSettings(broker(), 0, 1))) {
      CommandRun second = CommandRun.of(settings, "run");

      assertThat(second.exitCode()).isEqualTo(ExitCode.FAILURE);
      assertThat(second.err())
          .hasLineCount(1)
          .contains("Another embedded Kafka works in " + broker(), "choose another data folder");
      assertThat(EmbeddedBroker.findRunning(broker())).contains(first.bootstrapServers());
    }
  }

  private Path broker() {
    return Places.under(folder.resolve("data")).broker();
  }
}
