package nl.dijkwacht.app.commands.topics;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.topics.cluster.TopicDifference;
import nl.dijkwacht.topics.wire.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells where a cluster differs from what Dijkwacht wants. */
@Command(
    name = "check",
    description = {
      "Tells which topics are missing or differ from the configuration, and what to do.",
      "Nothing is changed. The exit code is 1 if anything differs."
    },
    footer = {"  dijkwacht topics check --config dijkwacht.yaml"})
final class TopicsCheckCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  TopicsCheckCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException {
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    try (ClusterTopics topics = ClusterTopics.of(configuration)) {
      Outcome<List<TopicDifference>> outcome = topics.provisioner().check();
      if (outcome instanceof Outcome.Failed<List<TopicDifference>> failed) {
        throw new IOException(failed.sentence());
      }
      List<TopicDifference> found = ((Outcome.Done<List<TopicDifference>>) outcome).value();
      found.forEach(difference -> terminal.line(Terminal.plain(difference.sentence())));
      terminal.line(
          found.isEmpty()
              ? terminal.paint(Colour.GREEN, "All topics are as they should be.")
              : terminal.paint(Colour.RED, "%d differences.".formatted(found.size())));
      return found.isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
    }
  }
}
