package nl.dijkwacht.app.commands.cases;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.casework.CaseChoice;
import nl.dijkwacht.app.commands.casework.CaseDeciding;
import nl.dijkwacht.app.commands.casework.CaseOptions;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.topics.decisions.CaseWish;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says that somebody looks at a case. */
@Command(
    name = "acknowledge",
    description = {"Says that you look at a suspicion, which stops the term for that."},
    footer = {"  dijkwacht cases acknowledge 3f2a91c0 --as j.jansen"})
final class CasesAcknowledgeCommand implements Callable<Integer> {

  private final CaseDeciding deciding;

  @Mixin private final CaseOptions options = new CaseOptions();

  @Mixin private final CaseChoice choice = new CaseChoice();

  /**
   * @param clock tells when it was done
   */
  CasesAcknowledgeCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.deciding = new CaseDeciding(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    return deciding.decide(options, choice.id(), CaseWish.of(CaseCommand.Action.ACKNOWLEDGE, null));
  }
}
