package nl.dijkwacht.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import nl.dijkwacht.app.ForkedJvm;
import nl.dijkwacht.app.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoProcessTest {

  /** A quiet hospital: what is done to its events is tested by other tests. */
  private static final String EVENTS_PER_SECOND = "0.1";

  @TempDir private Path folder;

  @Test
  void itTellsTheStoryAndLeavesNothingBehind() throws Exception {
    try (ForkedJvm demo =
        ForkedJvm.start(
            ShortDemo.class,
            folder,
            Map.of(),
            "PT3S",
            EVENTS_PER_SECOND,
            "--monitoring-port",
            "0",
            "--once")) {
      assertThat(demo.exitCode(300)).as(demo.output()).isZero();
      assertThat(demo.output())
          .contains(Story.ALERTS)
          .contains("not so: Policies of buckets with personal data or logs let nobody in")
          .containsPattern("\n[0-9]+ alerts in ");
      assertThat(demo.outputButForLateness())
          .doesNotContain("cannot be written", "INFO  [", "ERROR", "\tat ");
    }
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }
}
