package nl.dijkwacht.app.commands.publishing;

import static nl.dijkwacht.app.terminal.Terminal.plain;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.publication.CurrentPublication;
import nl.dijkwacht.app.publication.DocumentKind;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.topics.catalogue.DocumentManifest;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import picocli.CommandLine.Mixin;

/** Lists what is published of whatever kind, with the options of the commands that do. */
public final class PublicationListing {

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  /** Lists it; the exit code. */
  public int list(DocumentKind kind, Terminal terminal, Map<String, String> environment)
      throws IOException, BrokerUnavailableException {
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      CurrentPublication published =
          CurrentPublication.read(
              kind, kafka.clientProperties(), new TopicPrefix(configuration.prefix()));
      tell(published.manifest(), terminal);
      List<String> faults = published.faults();
      faults.forEach(fault -> terminal.line(terminal.paint(Colour.RED, plain(fault))));
      return faults.isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
    }
  }

  private static void tell(Optional<DocumentManifest> published, Terminal terminal) {
    if (published.isEmpty()) {
      terminal.line("Nothing is published.");
      return;
    }
    DocumentManifest manifest = published.get();
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
