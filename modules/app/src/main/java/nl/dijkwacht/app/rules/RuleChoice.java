package nl.dijkwacht.app.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleHead;
import nl.dijkwacht.sigma.RuleSet;

/**
 * Rules as people name them on the command line.
 *
 * @param rules all that were read: rules that were named may need others, or have filters on them
 * @param heads of those that were named
 * @param problems of the files that were named
 */
public record RuleChoice(RuleSet rules, List<RuleHead> heads, List<Problem> problems) {

  private static final int MOST_NAMED = 5;

  public RuleChoice {
    heads = List.copyOf(heads);
    problems = List.copyOf(problems);
  }

  /**
   * Finds what a name stands for: a file or folder, else a rule of the known files by its id, name,
   * title or file name.
   *
   * @param known of two rules with one id, one in a file that was named goes before a known one
   * @throws IOException if a file cannot be read
   */
  public static RuleChoice find(String name, LocalRules known) throws IOException {
    List<RuleFile> named = isPath(name) ? RuleFile.under(Path.of(name)) : List.of();
    if (named.isEmpty()) {
      return chosen(known.alone(), head -> head.isCalled(name), List.of());
    }
    return of(named, known);
  }

  /**
   * The rules of files.
   *
   * @param known rules that these may need
   */
  public static RuleChoice of(List<RuleFile> named, LocalRules known) {
    Set<String> sources = named.stream().map(RuleFile::name).collect(Collectors.toSet());
    List<RuleFile> files = new ArrayList<>(named);
    known.files().stream().filter(file -> !sources.contains(file.name())).forEach(files::add);
    RuleSet rules = RuleSet.read(files, known.settings());
    List<Problem> problems =
        rules.problems().stream()
            .filter(problem -> sources.contains(problem.place().source()))
            .toList();
    return chosen(rules, head -> sources.contains(head.place().source()), problems);
  }

  /** The rules and correlations with an id; all if none is asked for. */
  public List<RuleHead> withId(Optional<String> id) {
    return heads.stream().filter(h -> id.isEmpty() || h.ref().id().equals(id.get())).toList();
  }

  /** Why what people named is not one rule. */
  public String whyNotOne(String named, Optional<String> id) {
    List<RuleHead> meant = withId(id);
    if (meant.size() > 1) {
      return "'%s' stands for %s; name one with --id: %s"
          .formatted(
              named,
              Count.of(meant.size(), "rule"),
              meant.stream()
                  .limit(MOST_NAMED)
                  .map(each -> each.ref().id())
                  .collect(Collectors.joining(", ")));
    }
    if (!problems.isEmpty()) {
      return "'%s' has no rule that can be used".formatted(named);
    }
    return ("there is no file '%s', and no known rule has this id, name, title or file name;"
            + " 'dijkwacht rules list' shows those that are known")
        .formatted(id.orElse(named));
  }

  private static RuleChoice chosen(
      RuleSet rules, Predicate<RuleHead> isMeant, List<Problem> problems) {
    Stream<RuleHead> heads = RuleHead.of(rules).stream().filter(isMeant);
    return new RuleChoice(rules, heads.toList(), problems);
  }

  private static boolean isPath(String name) {
    try {
      return Files.exists(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
