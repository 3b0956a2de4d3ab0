package nl.dijkwacht.app.commands.cases;

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

/** Tells facts of a breach. */
@Command(
    name = "assess",
    description = {
      "Tells what became known of a breach, as Art. 33(3) AVG asks. Each time makes a new version;"
          + " what is",
      "not told stays as it was."
    },
    footer = {
      "  dijkwacht cases assess 3f2a91c0 --nature Downloaded --kind confidentiality --subjects"
          + " 1200",
      "  dijkwacht cases assess 3f2a91c0 --encrypted yes --actor-could-use-key yes"
    })
final class CasesAssessCommand implements Callable<Integer> {

  private final CaseDeciding deciding;

  @Mixin private final CaseOptions options = new CaseOptions();

  @Mixin private final CaseChoice choice = new CaseChoice();

  @Mixin private final FactOptions facts = new FactOptions();

  @Mixin private final ReasonOption reason = new ReasonOption();

  /**
   * @param clock tells when it was done
   */
  CasesAssessCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.deciding = new CaseDeciding(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    return deciding.decide(
        options,
        choice.id(),
        CaseWish.of(CaseCommand.Action.ASSESS, reason.text()).telling(facts.facts()));
  }
}
