package nl.dijkwacht.app.commands.topics;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.topics.wire.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Creates what is missing on a cluster. */
@Command(
    name = "create",
    description = {
      "Creates the topics that are missing, with the partitions, replication factor and retention",
      "of the configuration. What exists is never changed; see 'dijkwacht topics check'."
    },
    footer = {"  dijkwacht topics create --config dijkwacht.yaml"})
final class TopicsCreateCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  TopicsCreateCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException {
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    try (ClusterTopics topics = ClusterTopics.of(configuration)) {
      Outcome<List<String>> outcome = topics.provisioner().create();
      if (outcome instanceof Outcome.Failed<List<String>> failed) {
        throw new IOException(failed.sentence());
      }
      List<String> created = ((Outcome.Done<List<String>>) outcome).value();
      created.forEach(name -> terminal.line("created " + name));
      terminal.line(
          created.isEmpty()
              ? "All topics exist."
              : "%d topics were created.".formatted(created.size()));
      return ExitCode.OK;
    }
  }
}
