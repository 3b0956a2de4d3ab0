package nl.dijkwacht.app.commands.rules;

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
public final class RulesCommand {}
