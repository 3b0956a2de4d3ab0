package nl.dijkwacht.app.commands.casework;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.dijkwacht.app.cases.CasePage;
import nl.dijkwacht.app.cases.CaseRecords;
import nl.dijkwacht.app.cases.CurrentCases;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.scan.JsonLine;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.decisions.CaseWish;
import nl.dijkwacht.topics.decisions.DecidedTopics;
import nl.dijkwacht.topics.decisions.Decision;
import nl.dijkwacht.topics.decisions.DecisionSender;

/** Sends what a person does about a case, waits for the outcome and shows it. */
public final class CaseDeciding {

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  public CaseDeciding(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  /** Makes what is wanted, with the configuration at hand. */
  @FunctionalInterface
  public interface Wanted {
    CaseWish of(Configuration configuration) throws IOException;
  }

  /** Makes what is wanted, with what the cluster knows. */
  @FunctionalInterface
  interface Looked {
    CaseWish of(Map<String, String> clientProperties, TopicPrefix prefix) throws IOException;
  }

  /**
   * Does something about the case that an id or its beginning names.
   *
   * @return the exit code
   */
  public int decide(CaseOptions options, String id, CaseWish wish)
      throws IOException, BrokerUnavailableException, InterruptedException {
    return decide(options, id, (properties, prefix) -> wish);
  }

  /**
   * Likewise, where it is to be looked up what is wanted.
   *
   * @return the exit code
   */
  int decide(CaseOptions options, String id, Looked wanted)
      throws IOException, BrokerUnavailableException, InterruptedException {
    Configuration configuration = configuration(options);
    TopicPrefix prefix = new TopicPrefix(configuration.prefix());
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      Case known = CurrentCases.read(kafka.clientProperties(), prefix).named(id);
      CaseCommand command =
          wanted
              .of(kafka.clientProperties(), prefix)
              .command(
                  UUID.randomUUID().toString(),
                  known.id(),
                  known.legalEntity(),
                  options.by(),
                  options.role(),
                  clock.instant());
      return send(kafka.clientProperties(), prefix, command, options);
    }
  }

  /**
   * Opens a case of a legal entity.
   *
   * @return the exit code
   */
  public int open(CaseOptions options, String legalEntity, Wanted wanted)
      throws IOException, BrokerUnavailableException, InterruptedException {
    Configuration configuration = configuration(options);
    TopicPrefix prefix = new TopicPrefix(configuration.prefix());
    CaseWish wish = wanted.of(configuration);
    String commandId = UUID.randomUUID().toString();
    String entity = Clipped.line(legalEntity);
    CaseCommand command =
        wish.command(
            commandId,
            Case.idOf(prefix.value(), entity, commandId),
            entity,
            options.by(),
            options.role(),
            clock.instant());
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      return send(kafka.clientProperties(), prefix, command, options);
    }
  }

  private Configuration configuration(CaseOptions options) throws IOException {
    return UsableConfiguration.read(options.configuration(), environment, terminal);
  }

  private int send(
      Map<String, String> properties, TopicPrefix prefix, CaseCommand command, CaseOptions options)
      throws IOException, InterruptedException {
    Decision<CaseEvent> decision;
    try (DecisionSender<CaseCommand, CaseEvent> sender =
        new DecisionSender<>(properties, prefix, DecidedTopics.CASES)) {
      decision = sender.send(command, options.limit());
    }
    if (decision instanceof Decision.Done<CaseEvent> done) {
      show(properties, prefix, done.answer().caseId(), options.json());
      return ExitCode.OK;
    }
    String sentence =
        decision instanceof Decision.Refused<CaseEvent> refused
            ? "Refused: " + refused.why()
            : "Nobody answered within %s. The command waits and is carried out once the cases stage"
                    .formatted(options.limit())
                + " runs; do not give it again, but look at the case later.";
    terminal.complaint(terminal.paint(Colour.RED, Terminal.plain(sentence)));
    return ExitCode.FAILURE;
  }

  private void show(Map<String, String> properties, TopicPrefix prefix, String id, boolean json)
      throws IOException {
    Case now = CurrentCases.read(properties, prefix).named(id);
    if (json) {
      terminal.line(new JsonLine(Topics.CASES.payload().write(now)).toString());
    } else {
      List<CaseEvent> steps = CaseRecords.read(properties, prefix, Topics.CASE_EVENTS, id::equals);
      new CasePage(terminal, clock.instant()).show(now, steps);
    }
  }
}
