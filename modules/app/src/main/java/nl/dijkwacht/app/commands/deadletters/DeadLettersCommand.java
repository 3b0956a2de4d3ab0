package nl.dijkwacht.app.commands.deadletters;

import java.util.Map;
import nl.dijkwacht.app.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about dead letters. */
@Command(
    name = "dead-letters",
    description = "Shows input that could not be used, and puts it back.",
    footer = {"  dijkwacht dead-letters list", "  dijkwacht dead-letters replay --stage detect"})
public final class DeadLettersCommand {
  private DeadLettersCommand() {}

  /** With all of its commands. */
  public static CommandLine line(Terminal terminal, Map<String, String> environment) {
    return new CommandLine(new DeadLettersCommand())
        .addSubcommand(new DeadLettersListCommand(terminal, environment))
        .addSubcommand(new DeadLettersReplayCommand(terminal, environment));
  }
}
