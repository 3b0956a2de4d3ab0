package nl.dijkwacht.app.commands.topics;

import java.util.Map;
import nl.dijkwacht.app.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about topics. */
@Command(
    name = "topics",
    description = "Creates and checks the topics of a cluster, and tells which rights they need.",
    footer = {
      "  dijkwacht topics create --config dijkwacht.yaml",
      "  dijkwacht topics check --config dijkwacht.yaml",
      "  dijkwacht topics acls --config dijkwacht.yaml"
    })
public final class TopicsCommand {
  private TopicsCommand() {}

  /** With all of its commands. */
  public static CommandLine line(Terminal terminal, Map<String, String> environment) {
    return new CommandLine(new TopicsCommand())
        .addSubcommand(new TopicsCreateCommand(terminal, environment))
        .addSubcommand(new TopicsCheckCommand(terminal, environment))
        .addSubcommand(new TopicsAclsCommand(terminal, environment));
  }
}
