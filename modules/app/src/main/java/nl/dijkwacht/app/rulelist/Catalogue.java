package nl.dijkwacht.app.rulelist;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.dijkwacht.app.rules.LocalRules;
import nl.dijkwacht.app.rules.RuleChoice;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleHead;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.match.Filter;

/**
 * Rules, correlations and filters that can be used.
 *
 * @param rules with the correlations; the gravest first, then by title
 * @param filters by title
 * @param problems of the files, by place
 */
public record Catalogue(List<RuleHead> rules, List<Filter> filters, List<Problem> problems) {

  public Catalogue {
    rules = rules.stream().sorted(BY_LEVEL).toList();
    filters = filters.stream().sorted(Comparator.comparing(f -> f.ref().title())).toList();
    problems = List.copyOf(problems);
  }

  private static final Comparator<RuleHead> BY_LEVEL =
      Comparator.comparing((RuleHead head) -> head.ref().level())
          .reversed()
          .thenComparing(head -> head.ref().title())
          .thenComparing(head -> head.ref().id());

  /** All rules. */
  public static Catalogue of(LocalRules rules) {
    RuleSet all = rules.alone();
    return new Catalogue(RuleHead.of(all), all.filters(), all.problems());
  }

  /**
   * The rules of some files.
   *
   * @param known rules that these may need
   */
  public static Catalogue of(List<RuleFile> named, LocalRules known) {
    RuleChoice choice = RuleChoice.of(named, known);
    Set<String> sources = named.stream().map(RuleFile::name).collect(Collectors.toSet());
    Predicate<Filter> isNamed = filter -> sources.contains(filter.place().source());
    List<Filter> filters = choice.rules().filters().stream().filter(isNamed).toList();
    return new Catalogue(choice.heads(), filters, choice.problems());
  }
}
