package nl.dijkwacht.app.commands;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a case. */
@Command(
    name = "show",
    description = "Shows all that is known of a case, with its terms and every step.",
    footer = {"  dijkwacht cases show 3f2a91c0", "  dijkwacht cases show 3f2a91c0 --json"})
public final class CasesShowCommand implements Callable<Integer> {

  private final CaseListing listing;

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Parameters(paramLabel = "ID", description = "Its id, or the beginning of it.")
  private String id;

  @Option(names = "--json", description = "Print it as JSON.")
  private boolean json;

  /**
   * @param clock by which time is left or over
   */
  public CasesShowCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.listing = new CaseListing(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException {
    return listing.show(configuration, id, json);
  }
}
