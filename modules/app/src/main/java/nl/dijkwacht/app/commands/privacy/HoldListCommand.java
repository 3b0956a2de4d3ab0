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
import nl.dijkwacht.app.privacy.Restrictions;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.privacy.Restriction;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists holds and restrictions. */
@Command(
    name = "list",
    description = "Lists holds and restrictions; those that are due for review come first.",
    footer = {"  dijkwacht hold list"},
    exitCodeList = {
      "0:none is due for review",
      "1:it failed, or one is due for review",
      "2:the command, an option or a value is not known"
    })
final class HoldListCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  /**
   * @param clock by which one is due
   */
  HoldListCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException {
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    try (KafkaAccess kafka = KafkaAccess.find(configuration)) {
      Restrictions restrictions =
          Restrictions.read(kafka.clientProperties(), new TopicPrefix(configuration.prefix()));
      long due = 0;
      for (Restriction each : restrictions.all()) {
        boolean isDue = !each.reviewOn().isAfter(today);
        due += isDue ? 1 : 0;
        terminal.line(
            "%s  %s  since %s by %s: %s"
                .formatted(
                    isDue ? "REVIEW" : each.reviewOn().toString(),
                    Terminal.plain(each.key()),
                    each.since(),
                    Terminal.plain(each.by()),
                    Terminal.plain(each.reason())));
      }
      terminal.complaint("%,d holds, %,d due for review".formatted(restrictions.all().size(), due));
      return due == 0 ? ExitCode.OK : ExitCode.FAILURE;
    }
  }
}
