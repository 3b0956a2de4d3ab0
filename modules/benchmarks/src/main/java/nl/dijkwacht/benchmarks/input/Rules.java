package nl.dijkwacht.benchmarks.input;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.rules.RulePack;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleSet;

/** The sets of rules that are measured. */
public final class Rules {

  private Rules() {}

  /** The own pack and what lies below the paths. */
  public static RuleSet ownAnd(List<Path> paths) throws IOException {
    List<RuleFile> files = new ArrayList<>();
    RulePack.files().forEach(file -> files.add(new RuleFile(file.name(), file.content())));
    for (Path path : paths) {
      files.addAll(RuleFile.under(path));
    }
    return RuleSet.read(files);
  }

  /**
   * So many files of rules: of the paths, then of the own pack, then generated ones.
   *
   * @param paths with colons between; empty for none
   */
  public static List<RuleFile> files(int count, String paths) throws IOException {
    List<RuleFile> files = new ArrayList<>();
    for (String path : paths.isEmpty() ? new String[0] : paths.split(File.pathSeparator)) {
      files.addAll(RuleFile.under(Path.of(path)));
    }
    RulePack.files().forEach(file -> files.add(new RuleFile(file.name(), file.content())));
    for (int i = 0; files.size() < count; i++) {
      files.add(GeneratedRules.of(i));
    }
    return files.subList(0, count);
  }

  /** What is loaded, for people. */
  public static String describe(RuleSet rules, List<Path> paths) {
    String given = paths.isEmpty() ? "own pack" : "own pack and " + paths;
    return "%d rules of %s (%d refused)".formatted(rules.rules().size(), given, rules.refused());
  }
}
