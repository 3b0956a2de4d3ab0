package nl.dijkwacht.app.commands;

import java.time.Clock;
import java.util.Map;
import nl.dijkwacht.app.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about collecting. */
@Command(
    name = "collect",
    description = "Has what lies in AWS already collected; 'run' collects what comes.",
    footer = {
      "  dijkwacht collect backfill s3://my-trail --from 2026-11-01 --config dijkwacht.yaml"
    })
public final class CollectCommand {
  private CollectCommand() {}

  /** With all of its commands. */
  public static CommandLine line(Terminal terminal, Clock clock, Map<String, String> environment) {
    return new CommandLine(new CollectCommand())
        .addSubcommand(new CollectBackfillCommand(terminal, clock, environment));
  }
}
