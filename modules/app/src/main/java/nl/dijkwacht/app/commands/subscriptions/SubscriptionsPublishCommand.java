package nl.dijkwacht.app.commands.subscriptions;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.options.KnownRegisters;
import nl.dijkwacht.app.commands.publishing.Publishing;
import nl.dijkwacht.app.publication.DocumentKind;
import nl.dijkwacht.app.subscriptions.LocalSubscriptions;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gives a folder of subscriptions to all running instances. */
@Command(
    name = "publish",
    description = {
      "Publishes a folder of subscriptions to all instances, which take it without a restart. What",
      "was published before and is not in the folder is taken back. All or nothing: if a subscription",
      "cannot be used, or its receiver is in no register of processors, every problem is told,",
      "nothing is published, and the exit code is 1. A published subscription goes before one with",
      "the same id that an instance has by itself. Secrets have no place in the files: they name",
      "where each instance finds them."
    },
    footer = {
      "  dijkwacht subscriptions publish my-subscriptions/ --dry-run",
      "  dijkwacht subscriptions publish my-subscriptions/ --config dijkwacht.yaml"
    })
final class SubscriptionsPublishCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  @Mixin private final Publishing publishing = new Publishing();

  SubscriptionsPublishCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException {
    return publishing.publish(
        DocumentKind.SUBSCRIPTIONS,
        configuration ->
            LocalSubscriptions.of(configuration.publish().subscriptions())
                .heldAgainst(KnownRegisters.published(configuration)),
        terminal,
        clock,
        environment);
  }
}
