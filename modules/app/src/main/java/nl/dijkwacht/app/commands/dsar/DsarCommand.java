package nl.dijkwacht.app.commands.dsar;

import java.time.Clock;
import java.util.Map;
import nl.dijkwacht.app.commands.casework.CaseLinkCommand;
import nl.dijkwacht.app.commands.casework.CaseShowCommand;
import nl.dijkwacht.app.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about requests of data subjects. */
@Command(
    name = "dsar",
    description = {
      "Shows requests of data subjects (Art. 15 to 21 AVG) with the term that runs, and takes the",
      "steps that people decide."
    },
    footer = {"  dijkwacht dsar list", "  dijkwacht dsar show 3f2a91c0"})
public final class DsarCommand {
  private DsarCommand() {}

  /** With all of its commands. */
  public static CommandLine line(Terminal terminal, Clock clock, Map<String, String> environment) {
    return new CommandLine(new DsarCommand())
        .addSubcommand(new DsarListCommand(terminal, clock, environment))
        .addSubcommand(new CaseShowCommand(terminal, clock, environment))
        .addSubcommand(new DsarOpenCommand(terminal, clock, environment))
        .addSubcommand(new DsarExtendCommand(terminal, clock, environment))
        .addSubcommand(new DsarPauseCommand(terminal, clock, environment))
        .addSubcommand(new DsarResumeCommand(terminal, clock, environment))
        .addSubcommand(new CaseLinkCommand(terminal, clock, environment))
        .addSubcommand(new DsarCloseCommand(terminal, clock, environment));
  }
}
