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
import nl.dijkwacht.core.cases.Recipient;
import nl.dijkwacht.topics.decisions.CaseWish;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Notes that a breach was notified. */
@Command(
    name = "notify",
    description = {
      "Notes that a version of a notification was sent: to the authority, by a processor to its",
      "controller, to the data subjects or to the CSIRT. After the term, the reasons of the delay"
          + " are",
      "needed. Dijkwacht itself sends nothing."
    },
    footer = {
      "  dijkwacht cases notify 3f2a91c0 --to authority --reference AP-2026-1 --role case-owner",
      "  dijkwacht cases notify 3f2a91c0 --to controller --reason Late --role case-owner"
    })
final class CasesNotifyCommand implements Callable<Integer> {

  private final CaseDeciding deciding;

  @Mixin private final CaseOptions options = new CaseOptions();

  @Mixin private final CaseChoice choice = new CaseChoice();

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Option(
      names = "--to",
      paramLabel = "RECIPIENT",
      required = true,
      converter = RecipientConverter.class,
      description = "authority, controller, data-subjects or csirt.")
  private Recipient to;

  @Option(
      names = "--reference",
      paramLabel = "TEXT",
      description = "By which the recipient knows it.")
  private @Nullable String reference;

  @Option(
      names = "--sent",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "When it was sent, if not now.")
  private @Nullable Instant sent;

  @Mixin private final ReasonOption reason = new ReasonOption();

  /**
   * @param clock tells when it was done
   */
  CasesNotifyCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.deciding = new CaseDeciding(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    return deciding.decide(
        options,
        choice.id(),
        CaseWish.of(CaseCommand.Action.NOTIFY, reason.text())
            .notifying(to)
            .referring(reference)
            .since(sent));
  }
}
