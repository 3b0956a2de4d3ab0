package nl.dijkwacht.app.commands.findings;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.topics.decisions.FindingWish;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Somebody writes something about a finding. */
@Command(
    name = "comment",
    description =
        "Writes a comment of at most 1,024 characters; the newest 20 stay with the finding.",
    footer = {"  dijkwacht findings comment 3f2a91c0 The owner is asked."})
final class FindingsCommentCommand implements Callable<Integer> {

  private final Deciding deciding;

  @Mixin private final DecisionOptions options = new DecisionOptions();

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "TEXT", description = "The comment.")
  private List<String> words = new ArrayList<>();

  /**
   * @param clock tells when it was decided
   */
  FindingsCommentCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.deciding = new Deciding(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    return deciding.decide(
        options, FindingWish.of(FindingCommand.Action.COMMENT, String.join(" ", words), null));
  }
}
