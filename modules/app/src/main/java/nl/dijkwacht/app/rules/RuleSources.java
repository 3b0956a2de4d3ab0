package nl.dijkwacht.app.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.rules.RulePack;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.sigma.modify.Placeholders;

/** Loads the rules of a configuration or a command. */
public final class RuleSources {

  private RuleSources() {}

  /**
   * Reads the rules; those that cannot be used are told in the set's problems.
   *
   * @param ownPack whether the rules that come with Dijkwacht are among them
   * @param placeholders what those of the rules stand for
   * @throws IOException if a path cannot be read
   */
  public static RuleSet load(boolean ownPack, List<Path> paths, Placeholders placeholders)
      throws IOException {
    return local(ownPack, paths, RuleSettings.DEFAULT.with(placeholders)).alone();
  }

  /**
   * Reads the files of rules, and not yet what is in them.
   *
   * @param ownPack whether the rules that come with Dijkwacht are among them
   * @throws IOException if a path cannot be read
   */
  public static LocalRules local(boolean ownPack, List<Path> paths, RuleSettings settings)
      throws IOException {
    List<RuleFile> files = new ArrayList<>();
    if (ownPack) {
      RulePack.files().forEach(file -> files.add(new RuleFile(file.name(), file.content())));
    }
    for (Path path : paths) {
      files.addAll(RuleFile.under(path));
    }
    return new LocalRules(files, settings);
  }
}
