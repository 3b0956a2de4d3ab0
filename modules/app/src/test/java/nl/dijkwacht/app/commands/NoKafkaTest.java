package nl.dijkwacht.app.commands;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoKafkaTest {

  private static final Duration PATIENCE = Duration.ofSeconds(25);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"topics create", "topics check", "dead-letters list", "dead-letters replay"})
  void withoutARunningBrokerThereIsASentence(String command) {
    CommandRun run = CommandRun.of(Settings.embedded(folder), command.split(" "));

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            ("dijkwacht: no broker is running for the data folder %s; start one with"
                    + " 'dijkwacht run', or name a cluster in kafka.bootstrap-servers")
                .formatted(folder));
  }

  @Test
  void aClusterThatDoesNotAnswerIsASentenceInTime() {
    // Port 1 refuses, as a cluster that is down does.
    Map<String, String> settings = Settings.on("127.0.0.1:1", "nobody", folder);
    Executor each = work -> new Thread(work).start();
    long began = System.nanoTime();

    List<CommandRun> runs =
        Stream.of("topics check", "dead-letters list", "run")
            .map(command -> supplyAsync(() -> CommandRun.of(settings, command.split(" ")), each))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
    assertThat(runs)
        .allSatisfy(
            run -> {
              assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
              assertThat(run.err())
                  .hasLineCount(1)
                  .contains("not answer in time", "bootstrap-servers");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"topics check", "dead-letters list", "run"})
  void aNameThatDoesNotResolveIsASentence(String command) {
    Map<String, String> settings = Settings.on("no-such-host.invalid:9092", "nobody", folder);

    CommandRun run = CommandRun.of(settings, command.split(" "));

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.err()).hasLineCount(1).contains("No resolvable bootstrap urls");
  }

  @Test
  void aPathToCollectThatIsNotThereIsToldBeforeAnythingStarts() {
    String missing = folder.resolve("nowhere").toString();

    CommandRun run =
        CommandRun.of(Settings.embedded(folder.resolve("data")), "run", "--input", missing);

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.err())
        .isEqualToIgnoringNewLines("dijkwacht: there is no file or folder '" + missing + "'");
    assertThat(folder.resolve("data")).doesNotExist();
  }
}
