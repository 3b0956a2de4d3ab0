package nl.dijkwacht.app.commands;

import static nl.dijkwacht.app.terminal.Terminal.plain;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.publication.PublishedRules;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.topics.RuleManifest;
import nl.dijkwacht.topics.TopicPrefix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what is published. */
@Command(
    name = "published",
    description = {
      "Lists the documents that are published, each with the hash of its text.",
      "The exit code is 1 if the topic does not hold what was published."
    },
    footer = {"  dijkwacht rules published", "  dijkwacht rules published --config dijkwacht.yaml"})
public final class RulesPublishedCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  public RulesPublishedCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException {
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      PublishedRules rules =
          PublishedRules.read(kafka.clientProperties(), new TopicPrefix(configuration.prefix()));
      tell(rules.manifest());
      List<String> faults = rules.faults();
      faults.forEach(fault -> terminal.line(terminal.paint(Colour.RED, plain(fault))));
      return faults.isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
    }
  }

  private void tell(Optional<RuleManifest> published) {
    if (published.isEmpty()) {
      terminal.line("Nothing is published.");
      return;
    }
    RuleManifest manifest = published.get();
    new TreeMap<>(manifest.documents())
        .forEach((key, hash) -> terminal.line(plain(hash + "  " + key)));
    terminal.line(
        terminal.paint(
            Colour.BOLD,
            "Publication %d of %s: %,d documents."
                .formatted(
                    manifest.number(), manifest.publishedAt(), manifest.documents().size())));
  }
}
