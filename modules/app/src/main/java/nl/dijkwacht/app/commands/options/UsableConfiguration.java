package nl.dijkwacht.app.commands.options;

import java.io.IOException;
import java.util.Map;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.config.ConfigurationReading;
import nl.dijkwacht.app.config.Origin;
import nl.dijkwacht.app.terminal.Terminal;

/** The configuration of a command that cannot do without. */
public final class UsableConfiguration {

  private UsableConfiguration() {}

  /**
   * Reads it and tells all its problems.
   *
   * @throws IOException if it cannot be used
   */
  public static Configuration read(
      ConfigurationOption option, Map<String, String> environment, Terminal terminal)
      throws IOException {
    ConfigurationReading reading = option.read(environment);
    reading.problems().stream()
        .map(problem -> Terminal.plain(Origin.text(problem)))
        .forEach(terminal::complaint);
    return reading
        .configuration()
        .orElseThrow(
            () ->
                new IOException(
                    "the configuration (%s) cannot be used; mend what is told above"
                        .formatted(option.description())));
  }
}
