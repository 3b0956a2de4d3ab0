package nl.dijkwacht.app.commands.deadletters;

import java.util.List;
import java.util.Optional;
import nl.dijkwacht.app.config.Stage;
import nl.dijkwacht.app.deadletters.DeadLetterBox;
import nl.dijkwacht.topics.catalogue.Topic;
import picocli.CommandLine.Option;

/** Whose dead letters a command is about. */
final class StageOption {

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description = "Only what one stage set aside, such as detect or publish.")
  private Optional<Stage> stage = Optional.empty();

  List<Topic<byte[]>> topics() {
    return DeadLetterBox.topics().stream()
        .filter(topic -> stage.isEmpty() || topic.writer().name().equals(stage.get().name()))
        .toList();
  }
}
