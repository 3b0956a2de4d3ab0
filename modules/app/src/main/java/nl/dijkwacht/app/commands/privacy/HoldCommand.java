package nl.dijkwacht.app.commands.privacy;

import java.time.Clock;
import java.util.Map;
import nl.dijkwacht.app.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about what is to stay as it is. */
@Command(
    name = "hold",
    description = {
      "Puts a hold on a case, so that nobody removes what it rests on, or restricts the processing of",
      "what is held on a person (Art. 18 AVG): their habits are not used, and their findings are",
      "marked. See docs/privacy.md for what a hold can do and what Kafka's retention does."
    },
    footer = {
      "  dijkwacht hold add --case 3f2a91c0 --review 2027-06-01 --reason Claim",
      "  dijkwacht hold list"
    })
public final class HoldCommand {
  private HoldCommand() {}

  /** With all of its commands. */
  public static CommandLine line(Terminal terminal, Clock clock, Map<String, String> environment) {
    return new CommandLine(new HoldCommand())
        .addSubcommand(new HoldAddCommand(terminal, clock, environment))
        .addSubcommand(new HoldListCommand(terminal, clock, environment))
        .addSubcommand(new HoldLiftCommand(terminal, clock, environment));
  }
}
