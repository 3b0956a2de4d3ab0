package nl.dijkwacht.app.commands.findings;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.options.TimeConverter;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.topics.decisions.FindingWish;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Somebody answers for a finding for a time. */
@Command(
    name = "accept-risk",
    description = {
      "Accepts the risk of a finding until a time, three years ahead at most: there are no alerts",
      "until then, and what still stands is opened and alerted to again."
    },
    footer = {
      "  dijkwacht findings accept-risk 3f2a91c0 --owner archief --until 2027-03-01 --reason Migration"
    })
final class FindingsAcceptRiskCommand implements Callable<Integer> {

  private final Deciding deciding;

  @Mixin private final DecisionOptions options = new DecisionOptions();

  @Mixin private final AnswerableOptions answerable = new AnswerableOptions();

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Option(
      names = "--until",
      required = true,
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "When it ends, in UTC, such as 2027-03-01.")
  private Instant until;

  /**
   * @param clock tells when it was decided
   */
  FindingsAcceptRiskCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.deciding = new Deciding(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    return deciding.decide(options, wish());
  }

  private FindingWish wish() {
    return new FindingWish(
        FindingCommand.Action.ACCEPT_RISK,
        answerable.reason(),
        answerable.owner(),
        until,
        null,
        null);
  }
}
