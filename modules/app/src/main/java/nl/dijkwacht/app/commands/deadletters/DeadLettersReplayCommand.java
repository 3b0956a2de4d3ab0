package nl.dijkwacht.app.commands.deadletters;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.deadletters.DeadLetterBox;
import nl.dijkwacht.app.deadletters.Replay;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.wire.RecordOrigin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Puts dead letters back. */
@Command(
    name = "replay",
    description = {
      "Puts the dead letters that were not replayed before back into the topic they came from.",
      "What fails again becomes a new dead letter with one more attempt, up to a limit. What came",
      "from a topic that keeps the newest of each key is left alone: something newer may be there."
    },
    footer = {
      "  dijkwacht dead-letters replay",
      "  dijkwacht dead-letters replay --stage detect --max-attempts 5"
    })
final class DeadLettersReplayCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  @Mixin private final StageOption stageOption = new StageOption();

  @Option(
      names = "--max-attempts",
      paramLabel = "N",
      description = "Leave alone what was tried so often; 3 if not given.")
  private int maxAttempts = 3;

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Spec
  private CommandSpec spec;

  DeadLettersReplayCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, BrokerUnavailableException {
    if (maxAttempts < 1) {
      // All letters would count as dealt with.
      throw new ParameterException(spec.commandLine(), "--max-attempts must be at least 1");
    }
    Configuration configuration =
        UsableConfiguration.read(configurationOption, environment, terminal);
    TopicPrefix prefix = new TopicPrefix(configuration.prefix());
    Map<Replay.Fate, Integer> fates = new EnumMap<>(Replay.Fate.class);
    Map<String, Integer> old = new TreeMap<>();
    try (KafkaAccess kafka = KafkaAccess.find(configuration);
        DeadLetterBox box =
            DeadLetterBox.open(kafka.clientProperties(), prefix, stageOption.topics());
        Replay replay = new Replay(kafka.clientProperties(), prefix, maxAttempts)) {
      box.readNew(
          letter -> {
            Replay.Fate fate = replay.replay(letter, box.consumer());
            fates.merge(fate, 1, Integer::sum);
            RecordOrigin origin = letter.record().origin();
            if (fate == Replay.Fate.MAY_BE_OLD && origin != null) {
              old.merge(letter.stage().label() + " read from " + origin.topic(), 1, Integer::sum);
            }
          });
      replay.commit(box.consumer());
    }
    terminal.line(
        "%,d put back, %,d left alone after %d attempts, %,d that only their source can give again."
            .formatted(
                fates.getOrDefault(Replay.Fate.PUT_BACK, 0),
                fates.getOrDefault(Replay.Fate.TOO_MANY_ATTEMPTS, 0),
                maxAttempts,
                fates.getOrDefault(Replay.Fate.NOT_REPLAYABLE, 0)));
    if (!old.isEmpty()) {
      terminal.line(
          "%,d left alone, since newer ones may have taken their place:"
              .formatted(fates.getOrDefault(Replay.Fate.MAY_BE_OLD, 0)));
      old.forEach((place, count) -> terminal.line("%,8d  that %s".formatted(count, place)));
      terminal.line(
          "Each is written again when it changes. To have the newest judged now, stop the stage,"
              + " set its consumer group back to the beginning of the topic, and start it; 'Dead"
              + " letters' in docs/operations.md has the command.");
    }
    return ExitCode.OK;
  }
}
