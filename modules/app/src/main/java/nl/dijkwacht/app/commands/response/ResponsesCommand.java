package nl.dijkwacht.app.commands.response;

import java.time.Clock;
import java.util.Map;
import nl.dijkwacht.app.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about responses. */
@Command(
    name = "response",
    description = {
      "Others are asked to act on the resource of a finding: by a policy, with a person's approval.",
      "Dijkwacht asks; it does nothing to AWS itself."
    },
    footer = {
      "  dijkwacht response check my-policies/",
      "  dijkwacht response list",
      "  dijkwacht response approve 3f2a91c0 --role duty-officer It is no test of ours"
    })
public final class ResponsesCommand {
  private ResponsesCommand() {}

  /** With all of its commands. */
  public static CommandLine line(Terminal terminal, Clock clock, Map<String, String> environment) {
    return new CommandLine(new ResponsesCommand())
        .addSubcommand(new ResponseCheckCommand(terminal, environment))
        .addSubcommand(new ResponseTestCommand(terminal, clock, environment))
        .addSubcommand(new ResponseListCommand(terminal, environment))
        .addSubcommand(new ResponseApproveCommand(terminal, clock, environment))
        .addSubcommand(new ResponseRefuseCommand(terminal, clock, environment))
        .addSubcommand(new ResponseUndoCommand(terminal, clock, environment));
  }
}
