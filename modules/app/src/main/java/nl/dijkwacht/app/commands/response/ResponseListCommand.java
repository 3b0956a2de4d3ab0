package nl.dijkwacht.app.commands.response;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.response.CurrentRequests;
import nl.dijkwacht.app.scan.JsonLine;
import nl.dijkwacht.app.terminal.RequestText;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows requests to runners. */
@Command(
    name = "list",
    description = {
      "Shows requests to runners, each with what is asked, how it is undone and all its steps: those",
      "that wait, are being asked, or of which nobody knows whether the runner heard."
    },
    footer = {
      "  dijkwacht response list",
      "  dijkwacht response list --all --finding 3f2a91c0 --json"
    })
final class ResponseListCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  @Option(names = "--all", description = "Those that are over too.")
  private boolean all;

  @Option(
      names = "--finding",
      paramLabel = "ID",
      description = "Only those of the finding whose id begins so.")
  private Optional<String> finding = Optional.empty();

  @Option(names = "--json", description = "Print each as JSON on a line of its own.")
  private boolean json;

  ResponseListCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException {
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      CurrentRequests current =
          CurrentRequests.read(kafka.clientProperties(), new TopicPrefix(configuration.prefix()));
      List<ResponseRequest> wanted = current.all().stream().filter(this::isWanted).toList();
      wanted.forEach(this::print);
      if (wanted.isEmpty() && !json) {
        terminal.line(all ? "There are no requests." : "No request waits.");
      }
      if (current.unreadable() > 0) {
        terminal.complaint(
            "%d requests were written by another version of Dijkwacht; use that one"
                .formatted(current.unreadable()));
      }
    }
    return ExitCode.OK;
  }

  private boolean isWanted(ResponseRequest request) {
    boolean waits = request.status().isOpen() || request.status() == ResponseRequest.Status.UNKNOWN;
    return (all || waits) && finding.map(request.finding()::startsWith).orElse(true);
  }

  private void print(ResponseRequest request) {
    if (json) {
      terminal.line(new JsonLine(Topics.OUTCOMES.payload().write(request)).toString());
    } else {
      new RequestText(terminal).print(request);
    }
  }
}
