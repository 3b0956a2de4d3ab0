package nl.dijkwacht.app.commands;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.deadletters.DeadLetterBox;
import nl.dijkwacht.app.deadletters.Replay;
import nl.dijkwacht.app.pipeline.KafkaAccess;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.broker.BrokerUnavailableException;
import nl.dijkwacht.topics.TopicPrefix;
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
      "What fails again becomes a new dead letter with one more attempt, up to a limit."
    },
    footer = {
      "  dijkwacht dead-letters replay",
      "  dijkwacht dead-letters replay --stage detect --max-attempts 5"
    })
public final class DeadLettersReplayCommand implements Callable<Integer> {

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

  public DeadLettersReplayCommand(Terminal terminal, Map<String, String> environment) {
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
    try (KafkaAccess kafka = KafkaAccess.find(configuration);
        DeadLetterBox box =
            DeadLetterBox.open(kafka.clientProperties(), prefix, stageOption.topics());
        Replay replay = new Replay(kafka.clientProperties(), prefix, maxAttempts)) {
      box.readNew(letter -> fates.merge(replay.replay(letter, box.consumer()), 1, Integer::sum));
      replay.commit(box.consumer());
    }
    terminal.line(
        "%,d put back, %,d left alone after %d attempts, %,d that only their source can give again."
            .formatted(
                fates.getOrDefault(Replay.Fate.PUT_BACK, 0),
                fates.getOrDefault(Replay.Fate.TOO_MANY_ATTEMPTS, 0),
                maxAttempts,
                fates.getOrDefault(Replay.Fate.NOT_REPLAYABLE, 0)));
    return ExitCode.OK;
  }
}
