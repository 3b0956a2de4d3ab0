package nl.dijkwacht.app.commands.dsar;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.casework.CaseChoice;
import nl.dijkwacht.app.commands.casework.CaseDeciding;
import nl.dijkwacht.app.commands.casework.CaseOptions;
import nl.dijkwacht.app.commands.options.ReasonOption;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.topics.decisions.CaseWish;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Pauses the term of a request. */
@Command(
    name = "pause",
    description = {"Pauses the term until the data subject proves who they are (Art. 12(6) AVG)."},
    footer = {"  dijkwacht dsar pause 3f2a91c0 --reason Identity"})
final class DsarPauseCommand implements Callable<Integer> {

  private final CaseDeciding deciding;

  @Mixin private final CaseOptions options = new CaseOptions();

  @Mixin private final CaseChoice choice = new CaseChoice();

  @Mixin private final ReasonOption reason = new ReasonOption();

  /**
   * @param clock tells when it was done
   */
  DsarPauseCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.deciding = new CaseDeciding(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    return deciding.decide(
        options, choice.id(), CaseWish.of(CaseCommand.Action.PAUSE, reason.text()));
  }
}
