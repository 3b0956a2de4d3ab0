package nl.dijkwacht.app.commands.findings;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.findings.CurrentFindings;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.scan.JsonLine;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.FindingPage;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.decisions.DecidedTopics;
import nl.dijkwacht.topics.decisions.Decision;
import nl.dijkwacht.topics.decisions.DecisionSender;
import nl.dijkwacht.topics.decisions.FindingWish;

/** Sends what a person decided about a finding, waits for the outcome and shows it. */
final class Deciding {

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  Deciding(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  /** Returns the exit code. */
  int decide(DecisionOptions options, FindingWish wish)
      throws IOException, BrokerUnavailableException, InterruptedException {
    Configuration configuration =
        UsableConfiguration.read(options.configuration(), environment, terminal);
    TopicPrefix prefix = new TopicPrefix(configuration.prefix());
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      CurrentFindings current = CurrentFindings.read(kafka.clientProperties(), prefix);
      FindingCommand command = command(options, wish, current);
      try (DecisionSender<FindingCommand, Finding> sender =
          new DecisionSender<>(kafka.clientProperties(), prefix, DecidedTopics.FINDINGS)) {
        return show(sender.send(command, options.limit()), options);
      }
    }
  }

  private FindingCommand command(DecisionOptions options, FindingWish wish, CurrentFindings current)
      throws IOException {
    String original = wish.duplicateOf() == null ? null : current.named(wish.duplicateOf()).id();
    return wish.repeating(original)
        .command(
            UUID.randomUUID().toString(),
            current.named(options.id()).id(),
            options.by(),
            clock.instant());
  }

  private int show(Decision<Finding> decision, DecisionOptions options) {
    if (decision instanceof Decision.Done<Finding> done) {
      show(done.answer(), options.json());
      return ExitCode.OK;
    }
    String sentence =
        decision instanceof Decision.Refused<Finding> refused
            ? "Refused: " + refused.why()
            : "Nobody answered within %s. The command waits and is carried out once the findings"
                    .formatted(options.limit())
                + " stage runs; do not give it again, but look at the finding later.";
    terminal.complaint(terminal.paint(Colour.RED, Terminal.plain(sentence)));
    return ExitCode.FAILURE;
  }

  private void show(Finding finding, boolean json) {
    if (json) {
      terminal.line(new JsonLine(Topics.FINDINGS.payload().write(finding)).toString());
    } else {
      new FindingPage(terminal).print(finding);
    }
  }
}
