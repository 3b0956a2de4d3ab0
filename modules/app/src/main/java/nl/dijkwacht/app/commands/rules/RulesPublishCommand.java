package nl.dijkwacht.app.commands.rules;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.options.ConfiguredRules;
import nl.dijkwacht.app.commands.publishing.Publishing;
import nl.dijkwacht.app.publication.DocumentKind;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gives a folder of rules to all running instances. */
@Command(
    name = "publish",
    description = {
      "Publishes a folder of Sigma rules to all instances, which take it without a restart.",
      "What was published before and is not in the folder is taken back. All or nothing: if a",
      "rule cannot be used, every problem is told, nothing is published, and the exit code is 1.",
      "A published rule goes before one with the same id that an instance has by itself.",
      "A folder holds at most 5,000 files of 1 MiB each, and 32 MiB together."
    },
    footer = {
      "  dijkwacht rules publish my-rules/ --dry-run",
      "  dijkwacht rules publish my-rules/ --config dijkwacht.yaml"
    })
final class RulesPublishCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  @Mixin private final Publishing publishing = new Publishing();

  RulesPublishCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException {
    return publishing.publish(
        DocumentKind.RULES, ConfiguredRules::of, terminal, clock, environment);
  }
}
