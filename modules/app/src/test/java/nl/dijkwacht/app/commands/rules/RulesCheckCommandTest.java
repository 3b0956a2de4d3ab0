package nl.dijkwacht.app.commands.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nl.dijkwacht.app.CommandRun;
import nl.dijkwacht.app.JsonText;
import nl.dijkwacht.app.commands.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCheckCommandTest {

  private static final String RULE =
      """
      title: No id
      logsource: {product: aws, service: cloudtrail}
      detection:
        selection:
          eventName: GetObject
        condition: selection
      level: low
      """;

  @TempDir private Path folder;

  @Test
  void theOwnPackIsChecked() {
    CommandRun run = CommandRun.of(Map.of(), "rules", "check");

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .containsPattern(
            "^\\d+ rules can be used \\(.* critical.*\\), 0 cannot: 0 errors, 0 warnings, 0 notes\\.");
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
        .contains("\n\n" + folder.resolve("b.yml"))
        .contains("0 rules can be used, 2 cannot: ");
  }

  @Test
  void warningsFailOnlyWhereTheyShall() throws IOException {
    Files.writeString(folder.resolve("a.yml"), RULE);

    CommandRun lenient = CommandRun.of(Map.of(), "rules", "check", folder.toString());
    CommandRun strict = CommandRun.of(Map.of(), "rules", "check", "--strict", folder.toString());

    assertThat(lenient.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(lenient.out())
        .contains("a.yml:1:1: warning: the rule has no id", " [missing-id]\n")
        .contains("1 rule can be used (1 low), 0 cannot: 0 errors, 1 warning, 2 notes.");
    assertThat(strict.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(strict.out()).isEqualTo(lenient.out());
  }

  @Test
  void sarifIsAllThatStandardOutputHas() throws IOException {
    Files.writeString(folder.resolve("a.yml"), RULE);

    CommandRun run =
        CommandRun.of(Map.of(), "rules", "check", "--format", "sarif", folder.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(JsonText.of(run.out()).items("runs").get(0).items("results")).hasSize(3);
    assertThat(run.err()).startsWith("1 rule can be used");
  }

  @Test
  void sarifGoesToAFileBesideTheText() throws IOException {
    Path rule = Files.writeString(folder.resolve("a.yml"), RULE);
    Path log = folder.resolve("check.sarif");

    CommandRun run =
        CommandRun.of(
            Map.of(), "rules", "check", "--format=sarif", "-o", log.toString(), rule.toString());

    assertThat(JsonText.of(Files.readString(log)).text("version")).isEqualTo("2.1.0");
    assertThat(run.out()).contains("warning: ").contains("1 rule can be used");
  }

  @Test
  void anOutputNeedsItsFormat() {
    CommandRun run = CommandRun.of(Map.of(), "rules", "check", "--output", "x");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("dijkwacht: --output is where SARIF goes; add --format sarif");
  }

  @Test
  void aPlaceholderNeedsAValue() throws IOException {
    Path file = folder.resolve("a.yml");
    Files.writeString(
        file,
        """
        title: By an administrator
        logsource: {product: aws, service: cloudtrail}
        detection:
          selection: {userIdentity.userName|expand: '%Administrators%'}
          condition: selection
        """);
    String rule = file.toString();

    CommandRun without = CommandRun.of(Map.of(), "rules", "check", rule);
    assertThat(without.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(without.out())
        .contains("a.yml:4:45: error: the placeholder %Administrators% has no value")
        .contains("rules.placeholders.Administrators in dijkwacht.yaml")
        .contains("--placeholder Administrators=VALUE");

    CommandRun with =
        CommandRun.of(Map.of(), "rules", "check", "--placeholder", "administrators=an=a", rule);
    assertThat(with.out()).contains("1 rule can be used");

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
