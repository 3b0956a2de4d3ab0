package nl.dijkwacht.app.commands.registers;

import java.time.Clock;
import java.util.Map;
import nl.dijkwacht.app.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands for the people who keep the registers. */
@Command(
    name = "registers",
    description = "Accounts, assets and exceptions: check and publish them.",
    footer = {
      "  dijkwacht registers check my-registers/",
      "  dijkwacht registers publish my-registers/"
    })
public final class RegistersCommand {
  private RegistersCommand() {}

  /** With all of its commands. */
  public static CommandLine line(Terminal terminal, Clock clock, Map<String, String> environment) {
    return new CommandLine(new RegistersCommand())
        .addSubcommand(new RegistersCheckCommand(terminal, clock, environment))
        .addSubcommand(new RegistersPublishCommand(terminal, clock, environment))
        .addSubcommand(new RegistersPublishedCommand(terminal, environment));
  }
}
