package nl.dijkwacht.app.commands.deadletters;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.deadletters.DeadLetterBox;
import nl.dijkwacht.app.deadletters.StoredLetter;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows dead letters without their content, which may be personal data. */
@Command(
    name = "list",
    description = {
      "Shows the dead letters that are kept: when, where from, why, and how often tried.",
      "Their content is not shown, since it may be personal data."
    },
    footer = {
      "  dijkwacht dead-letters list",
      "  dijkwacht dead-letters list --stage collect --reason truncated"
    })
final class DeadLettersListCommand implements Callable<Integer> {

  private static final String COLUMNS = "%-24s  %-8s  %-20s  %8s  %s";

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  @Mixin private final StageOption stageOption = new StageOption();

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      converter = ReasonConverter.class,
      description = "Only those with this reason, such as truncated.")
  private Optional<DeadLetterReason> reason = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Show at most so many; 1000 if not given.")
  private int limit = 1_000;

  private final Map<DeadLetterReason, Integer> counts = new EnumMap<>(DeadLetterReason.class);
  private int shown;
  private int unknown;

  DeadLettersListCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException {
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    try (KafkaAccess kafka = KafkaAccess.find(configuration);
        DeadLetterBox box =
            DeadLetterBox.open(
                kafka.clientProperties(),
                new TopicPrefix(configuration.prefix()),
                stageOption.topics())) {
      box.readAll(this::letter);
    }
    tellCounts();
    return ExitCode.OK;
  }

  private void tellCounts() {
    if (shown > limit) {
      terminal.complaint("… and %,d more; --limit shows them".formatted(shown - limit));
    }
    terminal.complaint(terminal.paint(Colour.BOLD, "%,d dead letters".formatted(shown)));
    counts.forEach((why, count) -> terminal.complaint("%,8d  %s".formatted(count, why.label())));
    if (unknown > 0) {
      terminal.complaint("%,8d  records that are no dead letters of ours".formatted(unknown));
    }
  }

  private void letter(StoredLetter stored) {
    DeadLetter letter = stored.record().letter();
    if (letter == null) {
      unknown++;
      return;
    }
    if (reason.isPresent() && letter.reason() != reason.get()) {
      return;
    }
    counts.merge(letter.reason(), 1, Integer::sum);
    if (shown == 0) {
      terminal.line(
          terminal.paint(
              Colour.BOLD,
              COLUMNS.formatted("SET ASIDE AT", "STAGE", "REASON", "ATTEMPTS", "PLACE: DETAIL")));
    }
    if (++shown <= limit) {
      terminal.line(
          Terminal.plain(
              COLUMNS.formatted(
                  stored.setAsideAt(),
                  stored.stage().label(),
                  letter.reason().label(),
                  letter.attempts(),
                  letter.place() + ": " + letter.detail())));
    }
  }
}
