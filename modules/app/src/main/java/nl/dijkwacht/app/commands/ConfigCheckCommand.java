package nl.dijkwacht.app.commands;

import static nl.dijkwacht.app.terminal.Terminal.plain;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.config.ConfigurationReading;
import nl.dijkwacht.app.config.Origin;
import nl.dijkwacht.app.config.Setting;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.documents.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the settings in effect and where each comes from, then every problem. */
@Command(
    name = "check",
    description = {
      "Shows every setting with its value and where that comes from, and all problems.",
      "Nothing is started. The exit code is 1 if anything keeps Dijkwacht from starting."
    },
    footer = {"  dijkwacht config check", "  dijkwacht config check --config dijkwacht.yaml"})
final class ConfigCheckCommand implements Callable<Integer> {
  private static final int WIDEST_VALUE = 60;

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  ConfigCheckCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    ConfigurationReading reading = configuration.read(environment);
    printSettings(reading.settings());
    reading.problems().stream()
        .map(problem -> plain(Origin.text(problem)))
        .forEach(terminal::complaint);
    boolean usable = reading.configuration().isPresent();
    terminal.line(verdict(usable, reading.problems()));
    return usable ? ExitCode.OK : ExitCode.FAILURE;
  }

  private void printSettings(List<Setting> settings) {
    String columns =
        "%-" + widest(settings, s -> s.key().length()) + "s  %-" + valueWidth(settings) + "s  %s";
    terminal.line(terminal.paint(Colour.BOLD, columns.formatted("SETTING", "VALUE", "FROM")));
    for (Setting setting : settings) {
      terminal.line(
          columns.formatted(plain(setting.key()), plain(setting.value()), plain(setting.origin())));
    }
    terminal.line("");
  }

  private String verdict(boolean usable, List<Problem> problems) {
    String text =
        "The configuration (%s) %s: %d %s, %d %s."
            .formatted(
                plain(configuration.description()),
                usable ? "can be used" : "cannot be used",
                count(problems, Problem.Severity.ERROR),
                count(problems, Problem.Severity.ERROR) == 1 ? "error" : "errors",
                count(problems, Problem.Severity.WARNING),
                count(problems, Problem.Severity.WARNING) == 1 ? "warning" : "warnings");
    return terminal.paint(usable ? Colour.GREEN : Colour.RED, text);
  }

  private static long count(List<Problem> problems, Problem.Severity severity) {
    return problems.stream().filter(problem -> problem.severity() == severity).count();
  }

  private static int valueWidth(List<Setting> settings) {
    // One long value does not push the last column out of sight for all.
    return Math.min(WIDEST_VALUE, widest(settings, s -> s.value().length()));
  }

  private static int widest(List<Setting> settings, ToIntFunction<Setting> length) {
    return settings.stream().mapToInt(length).max().orElse(1);
  }
}
