package nl.dijkwacht.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.terminal.CapturedTerminal;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DijkwachtTest {
  private final CapturedTerminal captured = CapturedTerminal.redirected();
  private final Map<String, String> environment = new HashMap<>();

  @Test
  void helpNamesTheCommandsAndTheExitCodes() {
    assertThat(run("--help")).isEqualTo(ExitCode.OK);
    assertThat(captured.out()).contains("Commands:", "config", "Exit codes:", "Examples:");
    assertThat(captured.err()).isEmpty();
  }

  @Test
  void helpHasColoursOnATerminalOnly() {
    run("--help");
    CapturedTerminal interactive = CapturedTerminal.interactive();
    Dijkwacht.run(interactive.terminal(), environment, "--help");

    assertThat(captured.out()).doesNotContain("\u001b");
    assertThat(interactive.out()).contains("\u001b[");
  }

  @Test
  void theVersionIsOneLine() {
    assertThat(run("--version")).isEqualTo(ExitCode.OK);
    assertThat(captured.out()).matches("dijkwacht \\S.*\\R");
  }

  @Test
  void withoutACommandThereIsHelpButNoSuccess() {
    assertThat(run()).isEqualTo(ExitCode.USAGE);
    assertThat(captured.err()).startsWith("Usage: dijkwacht");
    assertThat(captured.out()).isEmpty();
  }

  @Test
  void aGroupWithoutItsCommandShowsTheHelpOfTheGroup() {
    assertThat(run("config")).isEqualTo(ExitCode.USAGE);
    assertThat(captured.err()).startsWith("Usage: dijkwacht config").contains("check");
  }

  @Test
  void aMisspeltCommandIsSuggested() {
    assertThat(run("conifg")).isEqualTo(ExitCode.USAGE);
    assertThat(captured.err().lines())
        .containsExactly(
            "dijkwacht: there is no command 'conifg'; did you mean 'config'?",
            "Run 'dijkwacht --help' to see what there is.");
  }

  @Test
  void aMisspeltOptionIsSuggested() {
    assertThat(run("config", "check", "--confg=x")).isEqualTo(ExitCode.USAGE);
    assertThat(captured.err()).contains("there is no option '--confg=x'; did you mean '--config'?");
  }

  @Test
  void anOptionWithoutItsValueIsASentence() {
    assertThat(run("config", "check", "--config")).isEqualTo(ExitCode.USAGE);
    assertThat(captured.err().lines())
        .containsExactly(
            "dijkwacht: Missing required parameter for option '--config' (FILE)",
            "Run 'dijkwacht config check --help' to see what there is.");
  }

  @Test
  void anArgumentCannotSteerTheTerminal() {
    run("\u001b[2J\r\nforged");

    assertThat(captured.err()).doesNotContain("\u001b").hasLineCount(2);
  }

  @Test
  void everyCommandShowsExamplesThatItUnderstands() {
    CommandLine root = Dijkwacht.commandLine(captured.terminal(), environment);
    for (CommandLine command : all(root)) {
      String name = command.getCommandSpec().qualifiedName();
      String[] examples = command.getCommandSpec().usageMessage().footer();
      assertThat(examples).as(name).isNotEmpty();
      assertThat(command.getUsageMessage()).as(name).contains("Examples:");
      for (String example : examples) {
        assertThat(example).startsWith("  " + name);
        List<String> words = Arrays.asList(example.strip().split(" +"));
        root.parseArgs(words.subList(1, words.size()).toArray(String[]::new));
      }
    }
  }

  private int run(String... args) {
    return Dijkwacht.run(captured.terminal(), environment, args);
  }

  private static List<CommandLine> all(CommandLine root) {
    List<CommandLine> all = new ArrayList<>(List.of(root));
    root.getSubcommands().values().forEach(command -> all.addAll(all(command)));
    return all;
  }
}
