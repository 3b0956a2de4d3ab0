package nl.dijkwacht.app.commands.rules;

import java.time.Clock;
import java.util.Map;
import nl.dijkwacht.app.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands for the people who write rules. */
@Command(
    name = "rules",
    description = "For the people who write rules: check, test, explain, try and publish them.",
    footer = {
      "  dijkwacht rules check my-rules/",
      "  dijkwacht rules backtest my-rule.yml AWSLogs/",
      "  dijkwacht rules publish my-rules/"
    })
public final class RulesCommand {
  private RulesCommand() {}

  /** With all of its commands. */
  public static CommandLine line(
      Terminal terminal, Clock clock, Map<String, String> environment, String version) {
    return new CommandLine(new RulesCommand())
        .addSubcommand(new RulesCheckCommand(terminal, version))
        .addSubcommand(new RulesTestCommand(terminal))
        .addSubcommand(new RulesExplainCommand(terminal))
        .addSubcommand(new RulesBacktestCommand(terminal, clock))
        .addSubcommand(new RulesListCommand(terminal, clock))
        .addSubcommand(new RulesPublishCommand(terminal, clock, environment))
        .addSubcommand(new RulesPublishedCommand(terminal, environment));
  }
}
