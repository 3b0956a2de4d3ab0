package nl.dijkwacht.app.commands.cases;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.casework.CaseDeciding;
import nl.dijkwacht.app.commands.casework.CaseOptions;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.topics.decisions.CaseWish;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Notes the advice of the data protection officer. */
@Command(
    name = "advise",
    description = {
      "Notes advice, such as that of the data protection officer (FG), who advises and may not"
          + " decide",
      "(Art. 38(6) AVG)."
    },
    footer = {"  dijkwacht cases advise 3f2a91c0 Notify in phases. --as f.groen --role fg"})
final class CasesAdviseCommand implements Callable<Integer> {

  private final CaseDeciding deciding;

  @Mixin private final CaseOptions options = new CaseOptions();

  @Mixin private final CaseText written = new CaseText();

  /**
   * @param clock tells when it was done
   */
  CasesAdviseCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.deciding = new CaseDeciding(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    return deciding.decide(
        options, written.id(), CaseWish.of(CaseCommand.Action.ADVISE, written.text()));
  }
}
