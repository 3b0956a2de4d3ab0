package nl.dijkwacht.app.commands.privacy;

import java.io.IOException;
import java.time.Clock;
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

/** Lifts a hold or a restriction. */
@Command(
    name = "lift",
    description = {
      "Lifts a hold on a case or a restriction on a person. Who does it and why is noted. A person is",
      "told before a restriction is lifted (Art. 18(3) AVG)."
    },
    footer = {"  dijkwacht hold lift --case 3f2a91c0 --reason Settled"})
final class HoldLiftCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  @Mixin private final HeldOptions held = new HeldOptions();

  @Mixin private final AskingOptions asking = new AskingOptions();

  /**
   * @param clock tells when it was done
   */
  HoldLiftCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException, InterruptedException {
    Asking who = asking.asking();
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    TopicPrefix prefix = new TopicPrefix(configuration.prefix());
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      String about = held.about(kafka.clientProperties(), prefix);
      new Restricting(kafka.clientProperties(), prefix, held.pseudonyms(configuration))
          .lift(who, held.kind(), about, clock.instant());
      terminal.line("Lifted: " + Terminal.plain(Restriction.keyOf(held.kind(), about)));
      return ExitCode.OK;
    }
  }
}
