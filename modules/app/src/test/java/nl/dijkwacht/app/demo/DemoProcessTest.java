package nl.dijkwacht.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import nl.dijkwacht.app.ForkedJvm;
import nl.dijkwacht.app.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoProcessTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** A quiet hospital: what is done to its events is tested by other tests. */
  private static final String EVENTS_PER_SECOND = "0.1";

  @TempDir private Path folder;

  @Test
  void itTellsTheStoryAndLeavesNothingBehind() throws Exception {
    try (ForkedJvm demo = demo("PT3S", "--once")) {
      assertThat(demo.exitCode(180)).as(demo.output()).isZero();
      assertThat(demo.output())
          .contains(Story.ALERTS)
          .contains("not so: Policies of buckets with personal data or logs let nobody in")
          .containsPattern("\n[0-9]+ alerts in ");
    }
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void interruptedInTheMiddleItLeavesNothingBehind() throws Exception {
    try (ForkedJvm demo = demo("PT20S")) {
      await().atMost(LIMIT).until(() -> demo.output().contains("CRITICAL"));

      assertThat(demo.terminate()).isEqualTo(143);
      assertThat(demo.output())
          .contains(" alerts in ")
          .doesNotContain("cannot be written", "INFO", "ERROR", "\tat ");
    }
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  private ForkedJvm demo(String playTime, String... options) throws IOException {
    String[] arguments =
        Stream.of(new String[] {playTime, EVENTS_PER_SECOND, "--monitoring-port", "0"}, options)
            .flatMap(Stream::of)
            .toArray(String[]::new);
    return ForkedJvm.start(ShortDemo.class, folder, Map.of(), arguments);
  }
}
