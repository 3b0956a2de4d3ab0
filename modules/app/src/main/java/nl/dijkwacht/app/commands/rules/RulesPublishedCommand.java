package nl.dijkwacht.app.commands.rules;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.publishing.PublicationListing;
import nl.dijkwacht.app.publication.DocumentKind;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows which rules are published. */
@Command(
    name = "published",
    description = {
      "Lists the documents that are published, each with the hash of its text.",
      "The exit code is 1 if the topic does not hold what was published."
    },
    footer = {"  dijkwacht rules published", "  dijkwacht rules published --config dijkwacht.yaml"})
final class RulesPublishedCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final PublicationListing listing = new PublicationListing();

  RulesPublishedCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException {
    return listing.list(DocumentKind.RULES, terminal, environment);
  }
}
