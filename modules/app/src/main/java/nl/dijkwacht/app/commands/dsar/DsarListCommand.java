package nl.dijkwacht.app.commands.dsar;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.casework.CaseListing;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.cases.Case;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows requests of data subjects. */
@Command(
    name = "list",
    description = "Shows the requests that are open; what is due first comes first.",
    footer = {"  dijkwacht dsar list", "  dijkwacht dsar list --all --json"})
final class DsarListCommand implements Callable<Integer> {

  private final CaseListing listing;

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  @Option(names = "--all", description = "Those that were answered too.")
  private boolean all;

  @Option(names = "--json", description = "Print each as JSON on a line of its own.")
  private boolean json;

  /**
   * @param clock by which time is left or over
   */
  DsarListCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.listing = new CaseListing(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException {
    return listing.list(configuration, this::isWanted, "requests", json);
  }

  private boolean isWanted(Case each) {
    return each.kind() == Case.Kind.REQUEST && (all || !each.status().isOver());
  }
}
