package nl.dijkwacht.app.commands.findings;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.options.ReasonOption;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.topics.decisions.FindingWish;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A closed finding opens again. */
@Command(
    name = "reopen",
    description = "Opens a finding again that was closed or whose risk was accepted.",
    footer = {"  dijkwacht findings reopen 3f2a91c0 --reason Too-early"})
final class FindingsReopenCommand implements Callable<Integer> {

  private final Deciding deciding;

  @Mixin private final DecisionOptions options = new DecisionOptions();

  @Mixin private final ReasonOption reason = new ReasonOption();

  /**
   * @param clock tells when it was decided
   */
  FindingsReopenCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.deciding = new Deciding(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    return deciding.decide(
        options, FindingWish.of(FindingCommand.Action.REOPEN, reason.text(), null));
  }
}
