package nl.dijkwacht.app.commands.findings;

import java.time.Clock;
import java.util.Map;
import nl.dijkwacht.app.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about findings. */
@Command(
    name = "findings",
    description = "Shows findings, and tells the others what you decide about them.",
    footer = {"  dijkwacht findings list", "  dijkwacht findings show 3f2a91c0"})
public final class FindingsCommand {
  private FindingsCommand() {}

  /** With all of its commands. */
  public static CommandLine line(Terminal terminal, Clock clock, Map<String, String> environment) {
    return new CommandLine(new FindingsCommand())
        .addSubcommand(new FindingsListCommand(terminal, environment))
        .addSubcommand(new FindingsShowCommand(terminal, environment))
        .addSubcommand(new FindingsAcknowledgeCommand(terminal, clock, environment))
        .addSubcommand(new FindingsAssignCommand(terminal, clock, environment))
        .addSubcommand(new FindingsCommentCommand(terminal, clock, environment))
        .addSubcommand(new FindingsCloseCommand(terminal, clock, environment))
        .addSubcommand(new FindingsReopenCommand(terminal, clock, environment))
        .addSubcommand(new FindingsAcceptRiskCommand(terminal, clock, environment))
        .addSubcommand(new FindingsSilenceCommand(terminal, clock, environment));
  }
}
