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
  void aPlaceholderNeedsAValue() throws IOException {
    String rule =
        Files.writeString(
                folder.resolve("a.yml"),
                """
                title: By an administrator
                logsource: {product: aws, service: cloudtrail}
                detection:
                  selection: {userIdentity.userName|expand: '%Administrators%'}
                  condition: selection
                """)
            .toString();

    CommandRun without = CommandRun.of(Map.of(), "rules", "check", rule);
    assertThat(without.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(without.out())
        .contains("a.yml:4:45: error: the placeholder %Administrators% has no value")
        .contains("rules.placeholders.Administrators in dijkwacht.yaml")
        .contains("--placeholder Administrators=VALUE");

    CommandRun with =
        CommandRun.of(Map.of(), "rules", "check", "--placeholder", "administrators=an=a", rule);
    assertThat(with.out()).contains("1 rules can be used");

    CommandRun wrong = CommandRun.of(Map.of(), "rules", "check", "--placeholder", "an", rule);
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("expected NAME=VALUE, such as Servers=srv*");
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
