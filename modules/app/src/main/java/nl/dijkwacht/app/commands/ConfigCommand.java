package nl.dijkwacht.app.commands;

import java.util.Map;
import nl.dijkwacht.app.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about the configuration. */
@Command(
    name = "config",
    description = "Checks the configuration.",
    footer = {"  dijkwacht config check --config dijkwacht.yaml"})
public final class ConfigCommand {
  private ConfigCommand() {}

  /** With all of its commands. */
  public static CommandLine line(Terminal terminal, Map<String, String> environment) {
    return new CommandLine(new ConfigCommand())
        .addSubcommand(new ConfigCheckCommand(terminal, environment));
  }
}
