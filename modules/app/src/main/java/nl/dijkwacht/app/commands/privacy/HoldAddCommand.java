package nl.dijkwacht.app.commands.privacy;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.privacy.Asking;
import nl.dijkwacht.app.privacy.Restricting;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.privacy.Restriction;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts a hold on a case, or restricts what is held on a person. */
@Command(
    name = "add",
    description = {
      "Puts a hold on a case or restricts what is held on a person, in place of an earlier one. Who",
      "does it and why is noted. It stays until somebody lifts it; on the day of review, 'hold list'",
      "tells that it is due."
    },
    footer = {
      "  dijkwacht hold add --case 3f2a91c0 --review 2027-06-01 --reason Claim",
      "  dijkwacht hold add --person jan@example.nl --review 2027-01-01 --reason Contested"
    })
final class HoldAddCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  @Mixin private final HeldOptions held = new HeldOptions();

  @Mixin private final AskingOptions asking = new AskingOptions();

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Option(
      names = "--review",
      required = true,
      paramLabel = "DAY",
      description = "When somebody looks whether it is still needed.")
  private LocalDate review;

  /**
   * @param clock tells when it was done
   */
  HoldAddCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    Asking who = asking.asking();
    if (!review.isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
      throw new IOException("the day of review, %s, is not in the future".formatted(review));
    }
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    TopicPrefix prefix = new TopicPrefix(configuration.prefix());
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      Restriction made =
          new Restricting(kafka.clientProperties(), prefix, held.pseudonyms(configuration))
              .add(
                  who,
                  held.kind(),
                  held.about(kafka.clientProperties(), prefix),
                  review,
                  clock.instant());
      terminal.line(
          "Held: %s, until it is lifted; review on %s."
              .formatted(Terminal.plain(made.key()), review));
      return ExitCode.OK;
    }
  }
}
