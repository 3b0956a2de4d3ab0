package nl.dijkwacht.app.commands.subscriptions;

import java.time.Clock;
import java.util.Map;
import nl.dijkwacht.app.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about subscriptions. */
@Command(
    name = "subscriptions",
    description = "Who is told of alerts and notices, where and when: check, test, list, publish.",
    footer = {
      "  dijkwacht subscriptions check my-subscriptions/",
      "  dijkwacht subscriptions test my-subscriptions/ --id soc",
      "  dijkwacht subscriptions publish my-subscriptions/"
    })
public final class SubscriptionsCommand {
  private SubscriptionsCommand() {}

  /** With all of its commands. */
  public static CommandLine line(Terminal terminal, Clock clock, Map<String, String> environment) {
    return new CommandLine(new SubscriptionsCommand())
        .addSubcommand(new SubscriptionsCheckCommand(terminal, environment))
        .addSubcommand(new SubscriptionsTestCommand(terminal, clock, environment))
        .addSubcommand(new SubscriptionsListCommand(terminal, environment))
        .addSubcommand(new SubscriptionsPublishCommand(terminal, clock, environment))
        .addSubcommand(new SubscriptionsPublishedCommand(terminal, environment));
  }
}
