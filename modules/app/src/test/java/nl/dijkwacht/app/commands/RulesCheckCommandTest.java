package nl.dijkwacht.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nl.dijkwacht.app.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCheckCommandTest {

  @TempDir private Path folder;

  @Test
  void theOwnPackIsChecked() {
    CommandRun run = CommandRun.of(Map.of(), "rules", "check");

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .containsPattern("^\\d+ rules can be used \\(.* critical.*\\), 0 cannot\\.");
  }

  @Test
  void everyProblemIsToldWithItsPlace() throws IOException {
    Files.writeString(folder.resolve("a.yml"), "title: [");
    Files.writeString(folder.resolve("b.yml"), "title: No detection\n");

    CommandRun run = CommandRun.of(Map.of(), "rules", "check", folder.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.out())
        .containsPattern("a\\.yml:\\d+:\\d+: error: ")
        .containsPattern("b\\.yml:\\d+:\\d+: error: .*logsource")
        .contains("0 rules can be used, 2 cannot.");
  }

  @Test
  void aFolderThatIsNotThereIsASentence() {
    CommandRun run = CommandRun.of(Map.of(), "rules", "check", folder.resolve("no").toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "dijkwacht: there is no file or folder '" + folder.resolve("no") + "'");
  }
}
