package nl.dijkwacht.app.commands.registers;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.publishing.PublicationListing;
import nl.dijkwacht.app.publication.DocumentKind;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows which registers are published. */
@Command(
    name = "published",
    description = {
      "Lists the documents that are published, each with the hash of its text.",
      "The exit code is 1 if the topic does not hold what was published."
    },
    footer = {
      "  dijkwacht registers published",
      "  dijkwacht registers published --config dijkwacht.yaml"
    })
final class RegistersPublishedCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final PublicationListing listing = new PublicationListing();

  RegistersPublishedCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException {
    return listing.list(DocumentKind.REGISTERS, terminal, environment);
  }
}
