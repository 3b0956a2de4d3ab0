package nl.dijkwacht.app.commands.subscriptions;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.publishing.PublicationListing;
import nl.dijkwacht.app.publication.DocumentKind;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows which subscriptions are published. */
@Command(
    name = "published",
    description = {
      "Lists the documents that are published, each with the hash of its text.",
      "The exit code is 1 if the topic does not hold what was published."
    },
    footer = {
      "  dijkwacht subscriptions published",
      "  dijkwacht subscriptions published --config dijkwacht.yaml"
    })
final class SubscriptionsPublishedCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final PublicationListing listing = new PublicationListing();

  SubscriptionsPublishedCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException {
    return listing.list(DocumentKind.SUBSCRIPTIONS, terminal, environment);
  }
}
