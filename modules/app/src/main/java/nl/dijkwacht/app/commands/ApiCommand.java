package nl.dijkwacht.app.commands;

import nl.dijkwacht.app.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about the HTTP API. */
@Command(
    name = "api",
    description = "Lets people and programs use the HTTP API.",
    footer = {"  dijkwacht api token grafana --role analyst"})
public final class ApiCommand {
  private ApiCommand() {}

  /** With all of its commands. */
  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new ApiCommand()).addSubcommand(new ApiTokenCommand(terminal));
  }
}
