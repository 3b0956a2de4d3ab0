package nl.dijkwacht.app.commands.privacy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.RestrictedLine;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.privacy.Asking;
import nl.dijkwacht.app.privacy.ConfiguredKeys;
import nl.dijkwacht.app.privacy.Exporting;
import nl.dijkwacht.app.privacy.Person;
import nl.dijkwacht.app.privacy.Restrictions;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.privacy.PseudonymKeys;
import nl.dijkwacht.core.privacy.Restriction;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies out what is held on one person. */
@Command(
    name = "export",
    description = {
      "Writes what Dijkwacht holds on one person as JSON (Art. 15 AVG): findings, signals, accesses,",
      "calls, changes, and which cases name them. Other people are pseudonyms. Who asks and why is",
      "noted; without that no file stays. Read it through before you hand it over."
    },
    footer = {
      "  dijkwacht export jan@example.nl --out jan.json --reason DSAR-3f2a91c0",
      "  dijkwacht export arn:aws:iam::111122223333:user/jan --out jan.json --reason Art-15"
    },
    exitCodeList = {
      "0:it was written",
      "1:it failed, or nothing is held on the person",
      "2:the command, an option or a value is not known"
    })
public final class ExportCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  @Mixin private final AskingOptions asking = new AskingOptions();

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Parameters(
      paramLabel = "PERSON",
      description = "A principal's id, or the name at its end, such as an e-mail address.")
  private String person;

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The file to make; its owner alone may read it.")
  private Path file;

  /**
   * @param clock tells when it was asked
   */
  public ExportCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    Asking who = asking.asking();
    Person whose = Person.named(person);
    if (whose.name().isEmpty()) {
      throw new IOException("no person is named; give a principal's id or the name at its end");
    }
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    PseudonymKeys keys = ConfiguredKeys.read(configuration);
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      long found =
          new Exporting(
                  kafka.clientProperties(),
                  new TopicPrefix(configuration.prefix()),
                  keys,
                  records -> terminal.progress("%,d records looked through".formatted(records)))
              .export(who, whose, file, clock.instant());
      Restriction restriction =
          Restrictions.read(kafka.clientProperties(), new TopicPrefix(configuration.prefix()))
              .onPrincipal(whose.name());
      if (restriction != null) {
        terminal.complaint(RestrictedLine.of(restriction));
      }
      terminal.line("%,d records about the person are in %s.".formatted(found, file));
      return found > 0 ? ExitCode.OK : ExitCode.FAILURE;
    } finally {
      terminal.clearProgress();
    }
  }
}
