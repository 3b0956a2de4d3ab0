package nl.dijkwacht.app.commands.cases;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.casework.CaseListing;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.cases.Case;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows suspicions and breaches. */
@Command(
    name = "list",
    description = {
      "Shows the suspicions and breaches that are open; what is due first comes first. With"
          + " --register",
      "it shows the register of all breaches (Art. 33(5) AVG), also those that were not notified."
    },
    footer = {
      "  dijkwacht cases list",
      "  dijkwacht cases list --register",
      "  dijkwacht cases list --all --legal-entity Ziekenhuis --json"
    })
final class CasesListCommand implements Callable<Integer> {

  private final CaseListing listing;

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  @Option(
      names = "--register",
      description = "The register of breaches: those that a person declared, open or closed.")
  private boolean register;

  @Option(names = "--suspicions", description = "Only suspicions.")
  private boolean suspicions;

  @Option(names = "--all", description = "Those that are over too.")
  private boolean all;

  @Option(names = "--legal-entity", paramLabel = "NAME", description = "Only those of this one.")
  private Optional<String> legalEntity = Optional.empty();

  @Option(names = "--json", description = "Print each as JSON on a line of its own.")
  private boolean json;

  /**
   * @param clock by which time is left or over
   */
  CasesListCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.listing = new CaseListing(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException {
    String what = register ? "breaches" : suspicions ? "suspicions" : "cases";
    return listing.list(configuration, this::isWanted, what, json);
  }

  private boolean isWanted(Case each) {
    return each.kind() == Case.Kind.BREACH
        && (register ? each.inRegister() : all || !each.status().isOver())
        && (!suspicions || !each.inRegister())
        && legalEntity.map(each.legalEntity()::equals).orElse(true);
  }
}
