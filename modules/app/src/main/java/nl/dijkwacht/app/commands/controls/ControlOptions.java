package nl.dijkwacht.app.commands.controls;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.commands.options.ConfigurationOption;
import nl.dijkwacht.app.commands.options.UsableConfiguration;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.config.ControlsConfig;
import nl.dijkwacht.app.controls.LocalControls;
import nl.dijkwacht.app.terminal.Terminal;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which controls a command works with: those of the configuration, and others besides. */
final class ControlOptions {

  @Mixin private final ConfigurationOption configurationOption = new ConfigurationOption();

  @Option(
      names = "--controls",
      paramLabel = "PATH",
      description = "A file or folder of controls; may be given several times.")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--no-own-pack", description = "Leave out the controls that come with Dijkwacht.")
  private boolean withoutOwnPack;

  Configuration configuration(Terminal terminal, Map<String, String> environment)
      throws IOException {
    return UsableConfiguration.read(configurationOption, environment, terminal);
  }

  /** The controls, not yet read. */
  LocalControls local(Configuration configuration) throws IOException {
    ControlsConfig controls = configuration.controls();
    List<Path> all = new ArrayList<>(controls.paths());
    all.addAll(paths);
    return LocalControls.of(
        controls.ownPack() && !withoutOwnPack, all, LocalControls.settings(controls));
  }
}
