package nl.dijkwacht.app.commands.cases;

import java.time.Clock;
import java.util.Map;
import nl.dijkwacht.app.commands.casework.CaseLinkCommand;
import nl.dijkwacht.app.commands.casework.CaseShowCommand;
import nl.dijkwacht.app.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about breach cases. */
@Command(
    name = "cases",
    description = {
      "Shows suspicions and breaches of personal data with the terms that run, and takes the steps",
      "that people decide. Each step is kept with who took it, when and why."
    },
    footer = {"  dijkwacht cases list", "  dijkwacht cases show 3f2a91c0"})
public final class CasesCommand {
  private CasesCommand() {}

  /** With all of its commands. */
  public static CommandLine line(Terminal terminal, Clock clock, Map<String, String> environment) {
    return new CommandLine(new CasesCommand())
        .addSubcommand(new CasesListCommand(terminal, clock, environment))
        .addSubcommand(new CaseShowCommand(terminal, clock, environment))
        .addSubcommand(new CasesOpenCommand(terminal, clock, environment))
        .addSubcommand(new CasesAcknowledgeCommand(terminal, clock, environment))
        .addSubcommand(new CasesAssignCommand(terminal, clock, environment))
        .addSubcommand(new CasesAssessCommand(terminal, clock, environment))
        .addSubcommand(new CasesAwareCommand(terminal, clock, environment))
        .addSubcommand(new CasesDecideCommand(terminal, clock, environment))
        .addSubcommand(new CasesNotifyCommand(terminal, clock, environment))
        .addSubcommand(new CasesAdviseCommand(terminal, clock, environment))
        .addSubcommand(new CasesCommentCommand(terminal, clock, environment))
        .addSubcommand(new CaseLinkCommand(terminal, clock, environment))
        .addSubcommand(new CasesCloseCommand(terminal, clock, environment))
        .addSubcommand(new CasesVerifyCommand(terminal, environment))
        .addSubcommand(new CasesDossierCommand(terminal, clock, environment));
  }
}
