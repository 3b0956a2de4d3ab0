package nl.dijkwacht.app.commands.privacy;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.privacy.ConfiguredKeys;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.core.privacy.PseudonymKeyFile;
import nl.dijkwacht.core.privacy.PseudonymKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes a new key of pseudonyms. */
@Command(
    name = "rotate",
    description = {
      "Adds a new key to the file that privacy.pseudonym-keys names, and makes the file if there is",
      "none. New pseudonyms are made with it; those of older keys can still be resolved. Copy the",
      "file to all instances, and start them again."
    },
    footer = {"  dijkwacht pseudonyms rotate --config dijkwacht.yaml"})
final class PseudonymsRotateCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  /**
   * @param clock tells when a key was made
   */
  PseudonymsRotateCommand(Terminal terminal, Clock clock, Map<String, String> environment) {
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    PseudonymKeyFile file =
        ConfiguredKeys.file(UsableConfiguration.read(configuration, environment, terminal));
    SecureRandom random = new SecureRandom();
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    PseudonymKeys keys =
        file.exists() ? file.read().rotated(random, now) : PseudonymKeys.first(random, now);
    file.write(keys);
    terminal.line("Key %s is in use; %d are kept.".formatted(keys.inUse().id(), keys.all().size()));
    return ExitCode.OK;
  }
}
