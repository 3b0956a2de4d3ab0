package nl.dijkwacht.sigma;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.sigma.match.SigmaRule;
import nl.dijkwacht.sigma.modify.Placeholders;
import nl.dijkwacht.sigma.parse.RuleReader;

/**
 * The rules of some files that can be used, and what is wrong with the others, which stop nobody.
 * Immutable, so threads may share it.
 *
 * @param refused number of rules that cannot be used
 */
public record RuleSet(List<SigmaRule> rules, int refused, List<Problem> problems) {

  public RuleSet {
    rules = List.copyOf(rules);
    problems = List.copyOf(problems);
  }

  /** Reads rules without placeholders; of two with the same id the first holds. */
  public static RuleSet read(Iterable<RuleFile> files) {
    return read(files, Placeholders.NONE);
  }

  /**
   * Reads rules; of two with the same id the first holds.
   *
   * @param placeholders what those of the rules stand for
   */
  public static RuleSet read(Iterable<RuleFile> files, Placeholders placeholders) {
    Problems problems = new Problems();
    Map<String, SigmaRule> byId = new HashMap<>();
    List<SigmaRule> rules = new ArrayList<>();
    int refused = 0;
    for (RuleFile file : files) {
      RuleReader.Outcome outcome =
          RuleReader.read(file.name(), file.content(), placeholders, problems);
      refused += outcome.refused();
      for (SigmaRule rule : outcome.rules()) {
        SigmaRule other = byId.putIfAbsent(rule.ref().id(), rule);
        if (other == null) {
          rules.add(rule);
        } else {
          refused++;
          problems.error(
              rule.place(),
              "the rule at " + other.place() + " has the same id; give this one its own");
        }
      }
    }
    return new RuleSet(rules, refused, problems.list());
  }

  /** A matcher over these rules, for one thread. */
  public RuleMatcher matcher() {
    return new RuleMatcher(rules);
  }
}
