package nl.dijkwacht.app.commands.privacy;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.dijkwacht.app.commands.ExitCode;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.privacy.ConfiguredKeys;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.core.privacy.PseudonymKey;
import nl.dijkwacht.core.privacy.PseudonymKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the keys of pseudonyms. */
@Command(
    name = "list",
    description =
        "Lists the ids of the keys, which pseudonyms carry, and since when each is there.",
    footer = {"  dijkwacht pseudonyms list --config dijkwacht.yaml"})
final class PseudonymsListCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final ConfigurationOption configuration = new ConfigurationOption();

  PseudonymsListCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    PseudonymKeys keys =
        ConfiguredKeys.read(UsableConfiguration.read(configuration, environment, terminal));
    String inUse = keys.inUse().id();
    for (PseudonymKey key : keys.all()) {
      String use = key.id().equals(inUse) ? "in use" : "resolves";
      terminal.line("%s  %s  %s".formatted(key.id(), key.madeAt(), use));
    }
    return ExitCode.OK;
  }
}
