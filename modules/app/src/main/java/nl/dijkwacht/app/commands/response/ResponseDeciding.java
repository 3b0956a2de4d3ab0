package nl.dijkwacht.app.commands.response;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.response.CurrentRequests;
import nl.dijkwacht.app.scan.JsonLine;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.RequestText;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.response.ResponseCommand;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.decisions.DecidedTopics;
import nl.dijkwacht.topics.decisions.Decision;
import nl.dijkwacht.topics.decisions.DecisionSender;

/** Sends what a person decided about a request to a runner, waits for the outcome and shows it. */
final class ResponseDeciding {

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  ResponseDeciding(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  /** Returns the exit code. */
  int decide(ResponseOptions options, ResponseCommand.Action action)
      throws IOException, BrokerUnavailableException, InterruptedException {
    Configuration configuration =
        UsableConfiguration.read(options.configuration(), environment, terminal);
    TopicPrefix prefix = new TopicPrefix(configuration.prefix());
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      ResponseRequest request =
          CurrentRequests.read(kafka.clientProperties(), prefix).named(options.id());
      ResponseCommand command =
          ResponseCommand.deciding(
              UUID.randomUUID().toString(),
              request.id(),
              action,
              options.by(),
              options.role(),
              clock.instant(),
              options.why());
      try (DecisionSender<ResponseCommand, ResponseRequest> sender =
          new DecisionSender<>(kafka.clientProperties(), prefix, DecidedTopics.RESPONSES)) {
        return show(sender.send(command, options.limit()), options);
      }
    }
  }

  private int show(Decision<ResponseRequest> decision, ResponseOptions options) {
    if (decision instanceof Decision.Done<ResponseRequest> done) {
      if (options.json()) {
        terminal.line(new JsonLine(Topics.OUTCOMES.payload().write(done.answer())).toString());
      } else {
        new RequestText(terminal).print(done.answer());
      }
      return ExitCode.OK;
    }
    String sentence =
        decision instanceof Decision.Refused<ResponseRequest> refused
            ? "Refused: " + refused.why()
            : "Nobody answered within %s. The command waits and is carried out once an instance"
                    .formatted(options.limit())
                + " responds; do not give it again, but look at 'dijkwacht response list' later.";
    terminal.complaint(terminal.paint(Colour.RED, Terminal.plain(sentence)));
    return ExitCode.FAILURE;
  }
}
