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
import picocli.CommandLine.Parameters;

/** Says who works on a case. */
@Command(
    name = "assign",
    description = {"Says who works on a case: a person or a team."},
    footer = {"  dijkwacht cases assign 3f2a91c0 team-privacy"})
final class CasesAssignCommand implements Callable<Integer> {

  private final CaseDeciding deciding;

  @Mixin private final CaseOptions options = new CaseOptions();

  @Mixin private final CaseChoice choice = new CaseChoice();

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Parameters(index = "1", paramLabel = "NAME", description = "A person or a team.")
  private String to;

  /**
   * @param clock tells when it was done
   */
  CasesAssignCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.deciding = new CaseDeciding(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    return deciding.decide(
        options, choice.id(), CaseWish.of(CaseCommand.Action.ASSIGN, null).to(to));
  }
}
