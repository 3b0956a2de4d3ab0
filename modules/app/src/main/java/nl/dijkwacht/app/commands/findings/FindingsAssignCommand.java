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
import picocli.CommandLine.Parameters;

/** Somebody gets a finding. */
@Command(
    name = "assign",
    description = "Gives a finding to a person or a team.",
    footer = {"  dijkwacht findings assign 3f2a91c0 archief"})
final class FindingsAssignCommand implements Callable<Integer> {

  private final Deciding deciding;

  @Mixin private final DecisionOptions options = new DecisionOptions();

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Parameters(index = "1", paramLabel = "NAME", description = "Who gets it.")
  private String to;

  /**
   * @param clock tells when it was decided
   */
  FindingsAssignCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.deciding = new Deciding(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    return deciding.decide(options, FindingWish.of(FindingCommand.Action.ASSIGN, null, to));
  }
}
