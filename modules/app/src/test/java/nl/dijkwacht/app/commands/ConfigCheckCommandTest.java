package nl.dijkwacht.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import nl.dijkwacht.app.terminal.CapturedTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConfigCheckCommandTest {
  private final CapturedTerminal captured = CapturedTerminal.redirected();
  private final Map<String, String> environment = new HashMap<>();

  @TempDir Path folder;

  @Test
  void theDefaultsCanBeUsed() {
    assertThat(check()).isEqualTo(ExitCode.OK);
    assertThat(captured.out().lines().map(line -> line.replaceAll(" +", " ")))
        .startsWith("SETTING VALUE FROM", "prefix dijkwacht default")
        .endsWith("The configuration (the defaults) can be used: 0 errors, 0 warnings.");
    assertThat(captured.err()).isEmpty();
  }

  @Test
  void eachSettingSaysWhereItComesFrom() throws IOException {
    Path file = write("data: /d\n");
    environment.put("DIJKWACHT_PREFIX", "umc");

    assertThat(check("--config", file.toString())).isEqualTo(ExitCode.OK);
    assertThat(captured.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains("data /d " + file + ":1", "prefix umc environment variable DIJKWACHT_PREFIX");
  }

  @Test
  void errorsAreToldAndFail() throws IOException {
    Path file = write("data: /d\nprefx: a\n");
    environment.put("DIJKWACHT_TREADS", "1");

    assertThat(check("-c", file.toString())).isEqualTo(ExitCode.FAILURE);
    assertThat(captured.err().lines())
        .containsExactlyInAnyOrder(
            file + ":2:1: error: unknown key 'prefx'; did you mean 'prefix'?",
            "environment variable DIJKWACHT_TREADS: warning: no setting has this name");
    assertThat(captured.out()).contains("cannot be used: 1 error, 1 warning.");
  }

  @Test
  void valuesCannotSteerTheTerminalAndSecretsAreHidden() throws IOException {
    Path file =
        write(
            """
            data: "/d\\e[2J"
            kafka:
              bootstrap-servers: a:1
              properties: {my.secret: s3cr3t}
              security:
                tls: {enabled: true}
                sasl: {mechanism: plain, username: dijkwacht, password: s3cr3t}
            """);

    assertThat(check("--config", file.toString())).isEqualTo(ExitCode.OK);
    assertThat(captured.out()).doesNotContain("\u001b", "s3cr3t").contains("(hidden)");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("dijkwacht.yaml"), text);
  }

  private int check(String... args) {
    return new CommandLine(new ConfigCheckCommand(captured.terminal(), environment)).execute(args);
  }
}
