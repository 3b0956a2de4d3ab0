package nl.dijkwacht.sigma;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.sigma.correlate.Correlation;
import nl.dijkwacht.sigma.link.Linker;
import nl.dijkwacht.sigma.match.Filter;
import nl.dijkwacht.sigma.match.SigmaRule;
import nl.dijkwacht.sigma.parse.Draft;
import nl.dijkwacht.sigma.parse.RuleReader;

/**
 * The rules of some files that can be used, with the correlations over them and the filters on
 * them, and what is wrong with the others, which stop nobody. Immutable, so threads may share it.
 */
public final class RuleSet {

  /**
   * What a rule is to a correlation that names it.
   *
   * @param index which of its members
   */
  public record Use(Correlation correlation, int index) {}

  private final List<SigmaRule> rules;
  private final List<Correlation> correlations;
  private final List<Filter> filters;
  private final int refused;
  private final List<Problem> problems;
  private final Map<String, List<Use>> usesByRule = new HashMap<>();
  private final Map<String, Correlation> byStateHash = new HashMap<>();
  private final Set<String> generating = new HashSet<>();

  private RuleSet(Linker.Whole whole, int unreadable, List<Problem> problems) {
    this.rules = whole.rules();
    this.correlations = whole.correlations();
    this.filters = whole.filters();
    this.refused = unreadable + whole.refused();
    this.problems = List.copyOf(problems);
    for (Correlation correlation : correlations) {
      byStateHash.put(correlation.stateHash(), correlation);
      for (int i = 0; i < correlation.members().size(); i++) {
        String rule = correlation.members().get(i).ruleId();
        usesByRule.computeIfAbsent(rule, id -> new ArrayList<>()).add(new Use(correlation, i));
        if (correlation.generate()) {
          generating.add(rule);
        }
      }
    }
  }

  /** Reads rules as without a configuration. */
  public static RuleSet read(Iterable<RuleFile> files) {
    return read(files, RuleSettings.DEFAULT);
  }

  /**
   * Reads rules. A published one goes before a local one with the same id, which is what publishing
   * it is for; of two from one origin the first holds, and the second is refused.
   *
   * @param files the published ones first
   */
  public static RuleSet read(Iterable<RuleFile> files, RuleSettings settings) {
    Problems problems = new Problems();
    RuleReader reader = new RuleReader(settings.longestTimespan(), settings.placeholders());
    List<Draft> drafts = new ArrayList<>();
    Set<String> published = new HashSet<>();
    int unreadable = 0;
    for (RuleFile file : files) {
      RuleReader.Outcome outcome = reader.read(file.name(), file.content(), problems);
      unreadable += outcome.refused();
      for (Draft draft : outcome.drafts()) {
        String id = draft.head().ref().id();
        if (file.origin() == RuleFile.Origin.PUBLISHED) {
          published.add(id);
          drafts.add(draft);
        } else if (!published.contains(id)) {
          drafts.add(draft);
        }
      }
    }
    Linker.Whole whole = Linker.link(drafts, problems);
    return new RuleSet(whole, unreadable, problems.list());
  }

  /** The detection rules, in the order of the files. */
  public List<SigmaRule> rules() {
    return rules;
  }

  /** The correlations, in the order of the files. */
  public List<Correlation> correlations() {
    return correlations;
  }

  /** The filters, in the order of the files. */
  public List<Filter> filters() {
    return filters;
  }

  /** Number of documents that cannot be used. */
  public int refused() {
    return refused;
  }

  /** What is wrong, by place. */
  public List<Problem> problems() {
    return problems;
  }

  /** The correlations that name a rule or correlation. */
  public List<Use> usesOf(String ruleId) {
    return usesByRule.getOrDefault(ruleId, List.of());
  }

  /**
   * Whether a rule or correlation makes signals of its own: one that a correlation names does so
   * only if some correlation that names it says {@code generate}.
   */
  public boolean makesSignals(String ruleId) {
    return !usesByRule.containsKey(ruleId) || generating.contains(ruleId);
  }

  /** A rule alone; of a correlation, it and what it names. For trying it out. */
  public RuleSet only(String ruleId) {
    Set<String> kept = new HashSet<>();
    keep(ruleId, kept);
    Linker.Whole some =
        new Linker.Whole(
            rules.stream().filter(rule -> kept.contains(rule.ref().id())).toList(),
            correlations.stream().filter(c -> kept.contains(c.ref().id())).toList(),
            filters.stream().filter(f -> f.rules().stream().anyMatch(kept::contains)).toList(),
            0);
    return new RuleSet(some, 0, List.of());
  }

  private void keep(String ruleId, Set<String> kept) {
    if (!kept.add(ruleId)) {
      return;
    }
    correlations.stream()
        .filter(correlation -> correlation.ref().id().equals(ruleId))
        .flatMap(correlation -> correlation.members().stream())
        .forEach(member -> keep(member.ruleId(), kept));
  }

  /** What finds the candidates of these correlations, for one thread. */
  public CandidateFinder candidates() {
    return new CandidateFinder(this);
  }

  /** The correlation of which this is the state; empty if it is gone or has changed. */
  public Optional<Correlation> correlationOf(String stateHash) {
    return Optional.ofNullable(byStateHash.get(stateHash));
  }

  /** A matcher over these rules, for one thread. */
  public RuleMatcher matcher() {
    return matcher((source, name) -> false);
  }

  /**
   * A matcher over these rules, for one thread, that marks some types of events.
   *
   * @param marked which ones, by source and name; asked once for each type that turns up
   */
  public RuleMatcher matcher(BiPredicate<String, String> marked) {
    return new RuleMatcher(rules, marked);
  }
}
