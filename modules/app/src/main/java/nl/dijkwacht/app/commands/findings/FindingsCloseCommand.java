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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A person's verdict on a finding. */
@Command(
    name = "close",
    description = {
      "Closes a finding: true-positive, benign if it was meant to be so, false-positive, or",
      "duplicate. What was true or benign opens again when it happens later; what was false or a",
      "duplicate only if it gets worse; that of a control once it passed and fails again."
    },
    footer = {
      "  dijkwacht findings close 3f2a91c0 --as benign --reason Maintenance",
      "  dijkwacht findings close 3f2a91c0 --as duplicate --of 77aa01b2"
    })
final class FindingsCloseCommand implements Callable<Integer> {

  private final Deciding deciding;

  @Mixin private final DecisionOptions options = new DecisionOptions();

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Option(
      names = "--as",
      required = true,
      paramLabel = "VERDICT",
      converter = ClosedAsConverter.class,
      description = "true-positive, benign, false-positive or duplicate.")
  private FindingCommand.ClosedAs as;

  @Mixin private final ReasonOption reason = new ReasonOption();

  @Option(names = "--of", paramLabel = "ID", description = "The finding that a duplicate repeats.")
  private @Nullable String original;

  /**
   * @param clock tells when it was decided
   */
  FindingsCloseCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.deciding = new Deciding(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    return deciding.decide(options, wish());
  }

  private FindingWish wish() {
    return new FindingWish(FindingCommand.Action.CLOSE, reason.text(), null, null, as, original);
  }
}
