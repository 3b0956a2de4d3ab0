package nl.dijkwacht.app.commands.cases;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.casework.CaseChoice;
import nl.dijkwacht.app.commands.casework.CaseDeciding;
import nl.dijkwacht.app.commands.casework.CaseOptions;
import nl.dijkwacht.app.commands.options.ReasonOption;
import nl.dijkwacht.app.commands.options.TimeConverter;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.topics.decisions.CaseWish;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Declares awareness of a breach. */
@Command(
    name = "aware",
    description = {
      "Declares that the controller is aware of a breach: with reasonable certainty, personal data"
          + " were",
      "compromised. Only the case owner does, and from then on the term to notify runs (Art."
          + " 33(1))."
    },
    footer = {
      "  dijkwacht cases aware 3f2a91c0 --role case-owner",
      "  dijkwacht cases aware 3f2a91c0 --since 2026-11-22T09:30:00Z --reason Logs --role"
          + " case-owner"
    })
final class CasesAwareCommand implements Callable<Integer> {

  private final CaseDeciding deciding;

  @Mixin private final CaseOptions options = new CaseOptions();

  @Mixin private final CaseChoice choice = new CaseChoice();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Since when, if not since now.")
  private @Nullable Instant since;

  @Mixin private final ReasonOption reason = new ReasonOption();

  /**
   * @param clock tells when it was done
   */
  CasesAwareCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.deciding = new CaseDeciding(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    return deciding.decide(
        options, choice.id(), CaseWish.of(CaseCommand.Action.AWARE, reason.text()).since(since));
  }
}
