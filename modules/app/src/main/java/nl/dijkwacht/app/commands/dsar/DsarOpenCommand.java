package nl.dijkwacht.app.commands.dsar;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.cases.SubjectPseudonym;
import nl.dijkwacht.app.commands.casework.CaseDeciding;
import nl.dijkwacht.app.commands.casework.CaseOptions;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.privacy.ConfiguredKeys;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.SubjectRequest.Right;
import nl.dijkwacht.topics.decisions.CaseWish;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Opens the request of a data subject. */
@Command(
    name = "open",
    description = {
      "Opens a request. The subject is read from standard input, made a pseudonym with the keys that",
      "privacy.pseudonym-keys names, and kept nowhere."
    },
    footer = {
      "  dijkwacht dsar open --right access --legal-entity Ziekenhuis",
      "  dijkwacht dsar open --right erasure --received 2026-11-20 --legal-entity" + " Gemeente"
    })
final class DsarOpenCommand implements Callable<Integer> {

  private final CaseDeciding deciding;
  private final Clock clock;

  @Mixin private final CaseOptions options = new CaseOptions();

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Option(
      names = "--legal-entity",
      paramLabel = "NAME",
      required = true,
      description = "Who answers for it.")
  private String legalEntity;

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Option(
      names = "--right",
      paramLabel = "RIGHT",
      required = true,
      converter = RightConverter.class,
      description = "access, rectification, erasure, restriction, portability or objection.")
  private Right right;

  @Option(names = "--received", paramLabel = "DAY", description = "The day it came, if not today.")
  private @Nullable LocalDate received;

  /**
   * @param clock tells when it was done
   */
  DsarOpenCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.clock = clock;
    this.deciding = new CaseDeciding(terminal, clock, environment);
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    return deciding.open(options, legalEntity, this::wish);
  }

  private CaseWish wish(Configuration configuration) throws IOException {
    String subject = new SubjectPseudonym(ConfiguredKeys.read(configuration)).ofLine(System.in);
    LocalDate day =
        received == null
            ? LocalDate.now(clock.withZone(configuration.cases().policy().zone()))
            : received;
    return CaseWish.of(CaseCommand.Action.OPEN_REQUEST, null)
        .asking(new CaseCommand.Request(right, subject, day));
  }
}
