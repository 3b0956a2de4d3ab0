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

/** Notes something about a case. */
@Command(
    name = "comment",
    description = {"Notes something about a case, for all who read its file."},
    footer = {"  dijkwacht cases comment 3f2a91c0 The owner is asked."})
final class CasesCommentCommand implements Callable<Integer> {

  private final CaseDeciding deciding;

  @Mixin private final CaseOptions options = new CaseOptions();

  @Mixin private final CaseText written = new CaseText();

  /**
   * @param clock tells when it was done
   */
  CasesCommentCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.deciding = new CaseDeciding(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    return deciding.decide(
        options, written.id(), CaseWish.of(CaseCommand.Action.COMMENT, written.text()));
  }
}
