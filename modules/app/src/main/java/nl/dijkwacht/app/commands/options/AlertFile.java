package nl.dijkwacht.app.commands.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;

/** An alert in JSON, as the topic {@code findings.alerts} has them. */
public final class AlertFile {

  private AlertFile() {}

  /**
   * The alert in a file.
   *
   * @throws IOException with a sentence for people, if there is none
   */
  public static Alert read(Path file) throws IOException {
    if (Topics.ALERTS.payload().read(Files.readAllBytes(file))
        instanceof Reading.Value<Alert> read) {
      return read.value();
    }
    throw new IOException("'%s' holds no alert in JSON".formatted(file));
  }
}
