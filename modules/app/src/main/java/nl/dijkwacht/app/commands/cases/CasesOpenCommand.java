package nl.dijkwacht.app.commands.cases;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.casework.CaseDeciding;
import nl.dijkwacht.app.commands.casework.CaseOptions;
import nl.dijkwacht.app.commands.options.TimeConverter;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.topics.decisions.CaseWish;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Opens the case of a breach that no finding told of. */
@Command(
    name = "open",
    description = {
      "Opens a suspicion that no finding told of, such as a lost laptop or a letter gone astray."
    },
    footer = {"  dijkwacht cases open --legal-entity Ziekenhuis --nature Laptop"})
final class CasesOpenCommand implements Callable<Integer> {

  private final CaseDeciding deciding;

  @Mixin private final CaseOptions options = new CaseOptions();

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Option(
      names = "--legal-entity",
      paramLabel = "NAME",
      required = true,
      description = "Who answers for it.")
  private String legalEntity;

  @Mixin private final FactOptions facts = new FactOptions();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "When it was noticed, if not now.")
  private @Nullable Instant since;

  /**
   * @param clock tells when it was done
   */
  CasesOpenCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.deciding = new CaseDeciding(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    return deciding.open(
        options,
        legalEntity,
        any -> CaseWish.of(CaseCommand.Action.OPEN, null).telling(facts.facts()).since(since));
  }
}
