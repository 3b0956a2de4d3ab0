package nl.dijkwacht.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import nl.dijkwacht.app.ForkedJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * In the stage of the containers, since a process of its own takes as long as many other tests
 * together.
 */
class DemoInterruptedIT {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void interruptedInTheMiddleItLeavesNothingBehind() throws Exception {
    try (ForkedJvm demo =
        ForkedJvm.start(
            ShortDemo.class, folder, Map.of(), "PT20S", "0.1", "--monitoring-port", "0")) {
      await().atMost(LIMIT).until(() -> demo.output().contains("CRITICAL"));

      assertThat(demo.terminate()).isEqualTo(143);
      assertThat(demo.output()).contains(" alerts in ");
      assertThat(demo.outputButForLateness())
          .doesNotContain("cannot be written", "INFO  [", "ERROR", "\tat ");
    }
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }
}
