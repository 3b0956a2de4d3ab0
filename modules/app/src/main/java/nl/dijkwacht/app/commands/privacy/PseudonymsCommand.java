package nl.dijkwacht.app.commands.privacy;

import java.time.Clock;
import java.util.Map;
import nl.dijkwacht.app.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about keys of pseudonyms. */
@Command(
    name = "pseudonyms",
    description = {
      "Makes and lists the keys of pseudonyms, by which people are told apart where they are not to",
      "be known. All instances need the same file of keys."
    },
    footer = {
      "  dijkwacht pseudonyms rotate --config dijkwacht.yaml",
      "  dijkwacht pseudonyms list --config dijkwacht.yaml"
    })
public final class PseudonymsCommand {
  private PseudonymsCommand() {}

  /** With all of its commands. */
  public static CommandLine line(Terminal terminal, Clock clock, Map<String, String> environment) {
    return new CommandLine(new PseudonymsCommand())
        .addSubcommand(new PseudonymsRotateCommand(terminal, clock, environment))
        .addSubcommand(new PseudonymsListCommand(terminal, environment))
        .addSubcommand(new PseudonymsRetireCommand(terminal, environment));
  }
}
