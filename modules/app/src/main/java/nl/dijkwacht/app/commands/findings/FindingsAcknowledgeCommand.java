package nl.dijkwacht.app.commands.findings;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.topics.decisions.FindingWish;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Somebody looks at a finding. */
@Command(
    name = "acknowledge",
    description = "Tells the others that you look at a finding, so that they need not.",
    footer = {
      "  dijkwacht findings acknowledge 3f2a91c0",
      "  dijkwacht findings acknowledge 3f2a91c0 --by j.jansen"
    })
final class FindingsAcknowledgeCommand implements Callable<Integer> {

  private final Deciding deciding;

  @Mixin private final DecisionOptions options = new DecisionOptions();

  /**
   * @param clock tells when it was decided
   */
  FindingsAcknowledgeCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.deciding = new Deciding(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    return deciding.decide(options, FindingWish.of(FindingCommand.Action.ACKNOWLEDGE, null, null));
  }
}
