package nl.dijkwacht.app.commands.controls;

import java.time.Clock;
import java.util.Map;
import nl.dijkwacht.app.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about controls: for who writes them, and for who answers for what they tell. */
@Command(
    name = "controls",
    description = "What resources are held against: list, explain, check, test, publish, report.",
    footer = {
      "  dijkwacht controls report",
      "  dijkwacht controls explain s3-bucket-kms-encryption",
      "  dijkwacht controls check my-controls/"
    })
public final class ControlsCommand {
  private ControlsCommand() {}

  /** With all of its commands. */
  public static CommandLine line(Terminal terminal, Clock clock, Map<String, String> environment) {
    return new CommandLine(new ControlsCommand())
        .addSubcommand(new ControlsListCommand(terminal, environment))
        .addSubcommand(new ControlsExplainCommand(terminal, environment))
        .addSubcommand(new ControlsReportCommand(terminal, clock, environment))
        .addSubcommand(new ControlsCheckCommand(terminal))
        .addSubcommand(new ControlsTestCommand(terminal))
        .addSubcommand(new ControlsPublishCommand(terminal, clock, environment))
        .addSubcommand(new ControlsPublishedCommand(terminal, environment));
  }
}
