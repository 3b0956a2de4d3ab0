package nl.dijkwacht.app.commands.casework;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows a case, or a request. */
@Command(
    name = "show",
    description = "Shows all that is known of a case or a request, with its terms and every step.",
    footer = {"  ${COMMAND-FULL-NAME} 3f2a91c0", "  ${COMMAND-FULL-NAME} 3f2a91c0 --json"})
public final class CaseShowCommand implements Callable<Integer> {

  private final CaseListing listing;

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  @Mixin private final CaseChoice choice = new CaseChoice();

  @Option(names = "--json", description = "Print it as JSON.")
  private boolean json;

  /**
   * @param clock by which time is left or over
   */
  public CaseShowCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.listing = new CaseListing(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException {
    return listing.show(configuration, choice.id(), json);
  }
}
