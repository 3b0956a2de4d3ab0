package nl.dijkwacht.app.commands.findings;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.topics.decisions.FindingWish;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** No alerts about a finding for a while. */
@Command(
    name = "silence",
    description = {
      "Stops alerts about a finding for seven days at most. The finding goes on, and what changed",
      "and still is so is told when the silence ends."
    },
    footer = {
      "  dijkwacht findings silence 3f2a91c0 --owner beheer --for PT4H --reason Maintenance"
    })
final class FindingsSilenceCommand implements Callable<Integer> {

  private static final Duration FAR = Duration.ofDays(3_650);

  private final Deciding deciding;
  private final Clock clock;

  @Mixin private final DecisionOptions options = new DecisionOptions();

  @Mixin private final AnswerableOptions answerable = new AnswerableOptions();

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Option(
      names = "--for",
      required = true,
      paramLabel = "DURATION",
      description = "How long, such as PT4H or P2D.")
  private Duration duration;

  /**
   * @param clock tells when it was decided
   */
  FindingsSilenceCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.clock = clock;
    this.deciding = new Deciding(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    return deciding.decide(options, wish());
  }

  private FindingWish wish() {
    return new FindingWish(
        FindingCommand.Action.SILENCE,
        answerable.reason(),
        answerable.owner(),
        clock.instant().plus(bounded(duration)),
        null,
        null);
  }

  /** The stage refuses what is too long, but not every duration can be added to a time. */
  private static Duration bounded(Duration duration) {
    return duration.abs().compareTo(FAR) > 0 ? FAR : duration;
  }
}
