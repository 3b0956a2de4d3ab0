package nl.dijkwacht.app.commands.options;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.app.config.ConfigurationReader;
import nl.dijkwacht.app.config.ConfigurationReading;
import picocli.CommandLine.Option;

/** The option of every command that needs a configuration. */
public final class ConfigurationOption {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The configuration file. Without it the defaults are in effect.")
  private Optional<Path> file = Optional.empty();

  /** The file's name for people, as they wrote it. */
  public String description() {
    return file.map(Path::toString).orElse("the defaults");
  }

  public ConfigurationReading read(Map<String, String> environment) {
    return ConfigurationReader.read(file, environment);
  }
}
