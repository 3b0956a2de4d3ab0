package nl.dijkwacht.app.commands.privacy;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.privacy.Asking;
import nl.dijkwacht.app.privacy.AuditTrail;
import nl.dijkwacht.app.privacy.ConfiguredKeys;
import nl.dijkwacht.app.privacy.IdentitySearch;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.privacy.AuditEvent;
import nl.dijkwacht.core.privacy.PseudonymKeys;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells who a pseudonym stands for, and notes who asked. */
@Command(
    name = "resolve",
    description = {
      "Tells who a pseudonym stands for. Who asks, when and why is noted first, in audit.events and",
      "in the log; who it is, is noted nowhere. It looks among those whom findings name and who",
      "accessed personal data or changed something in the last 30 days."
    },
    footer = {
      "  dijkwacht resolve p-3f2a91-k2v5q7wmz3xeoy4a --reason Incident-7",
      "  dijkwacht resolve p-3f2a91-k2v5q7wmz3xeoy4a --actor j.jansen --reason Duty"
    },
    exitCodeList = {
      "0:it is told who it is",
      "1:it failed, or nobody who is known fits",
      "2:the command, an option or a value is not known"
    })
public final class ResolveCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  @Mixin private final AskingOptions asking = new AskingOptions();

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Parameters(paramLabel = "PSEUDONYM", description = "As an alert or a message shows it.")
  private String pseudonym;

  /**
   * @param clock tells when it was asked
   */
  public ResolveCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    Asking who = asking.asking();
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    PseudonymKeys keys = ConfiguredKeys.read(configuration);
    check(keys);
    TopicPrefix prefix = new TopicPrefix(configuration.prefix());
    try (KafkaAccess kafka = KafkaAccess.find(configuration);
        AuditTrail trail = new AuditTrail(kafka.clientProperties(), prefix)) {
      Optional<String> found =
          new IdentitySearch(
                  kafka.clientProperties(),
                  prefix,
                  keys,
                  records -> terminal.progress("%,d records looked through".formatted(records)))
              .find(pseudonym);
      terminal.clearProgress();
      trail.note(
          who.event(AuditEvent.Action.RESOLVE, pseudonym, found.isPresent(), clock.instant()));
      return tell(found);
    } finally {
      terminal.clearProgress();
    }
  }

  private void check(PseudonymKeys keys) throws IOException {
    if (!PseudonymKeys.isPseudonym(pseudonym)) {
      throw new IOException(
          "'%s' is no pseudonym; one looks like p-3f2a91-k2v5q7wmz3xeoy4a"
              .formatted(Terminal.plain(pseudonym)));
    }
    if (keys.keyOf(pseudonym) == null) {
      throw new IOException(
          "its key is not in the file of keys: it was retired, or another instance has others;"
              + " 'dijkwacht pseudonyms list' shows those there are");
    }
  }

  private int tell(Optional<String> found) {
    if (found.isEmpty()) {
      terminal.complaint(
          "Nobody fits whom findings name, or who accessed personal data or changed something in the"
              + " last 30 days.");
      return ExitCode.FAILURE;
    }
    terminal.line(Terminal.plain(found.get()));
    return ExitCode.OK;
  }
}
