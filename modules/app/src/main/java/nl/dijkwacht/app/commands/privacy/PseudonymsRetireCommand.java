package nl.dijkwacht.app.commands.privacy;

import java.io.IOException;
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
import picocli.CommandLine.Parameters;

/** Removes an old key of pseudonyms. */
@Command(
    name = "retire",
    description = {
      "Removes an old key for good: what was made with it can never be resolved again. Remove it from",
      "all copies of the file too."
    },
    footer = {"  dijkwacht pseudonyms retire 3f2a91 --config dijkwacht.yaml"})
final class PseudonymsRetireCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  // Picocli sets it before the call.
  @SuppressWarnings("NullAway.Init")
  @Parameters(paramLabel = "KEY", description = "Its id, as 'pseudonyms list' shows it.")
  private String key;

  PseudonymsRetireCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    PseudonymKeyFile file =
        ConfiguredKeys.file(UsableConfiguration.read(configuration, environment, terminal));
    PseudonymKeys rest = file.read().retired(key);
    if (rest == null) {
      throw new IOException(
          "key '%s' is in use or not there; 'dijkwacht pseudonyms list' shows those there are"
              .formatted(Terminal.plain(key)));
    }
    file.write(rest);
    terminal.line("Key %s is gone; %d are kept.".formatted(key, rest.all().size()));
    return ExitCode.OK;
  }
}
