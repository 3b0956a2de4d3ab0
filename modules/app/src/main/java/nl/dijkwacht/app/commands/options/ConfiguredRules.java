package nl.dijkwacht.app.commands.options;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.app.config.Configuration;
import nl.dijkwacht.app.rules.LocalRules;
import nl.dijkwacht.app.rules.RuleSources;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.sigma.modify.Placeholders;

/** The rules that an instance with a configuration has by itself. */
public final class ConfiguredRules {

  private ConfiguredRules() {}

  public static LocalRules of(Configuration configuration) throws IOException {
    return of(configuration, List.of(), Placeholders.NONE);
  }

  /** The same with paths and placeholders of a command. */
  public static LocalRules of(Configuration configuration, List<Path> more, Placeholders given)
      throws IOException {
    List<Path> paths = new ArrayList<>(configuration.rules().paths());
    paths.addAll(more);
    Placeholders placeholders = new Placeholders(configuration.rules().placeholders()).and(given);
    return RuleSources.local(
        configuration.rules().ownPack(),
        paths,
        new RuleSettings(configuration.detect().correlateFor(), placeholders));
  }
}
