package nl.dijkwacht.sigma;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.sigma.match.SigmaRule;
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

  private record Known(SigmaRule rule, RuleFile.Origin origin) {}

  /**
   * Reads rules. A published one goes before a local one with the same id, which is what publishing
   * it is for; of two from one origin the first holds, and the second is refused.
   *
   * @param files the published ones first
   */
  public static RuleSet read(Iterable<RuleFile> files) {
    Problems problems = new Problems();
    Map<String, Known> byId = new HashMap<>();
    List<SigmaRule> rules = new ArrayList<>();
    int refused = 0;
    for (RuleFile file : files) {
      RuleReader.Outcome outcome = RuleReader.read(file.name(), file.content(), problems);
      refused += outcome.refused();
      for (SigmaRule rule : outcome.rules()) {
        Known other = byId.putIfAbsent(rule.ref().id(), new Known(rule, file.origin()));
        if (other == null) {
          rules.add(rule);
        } else if (other.origin() == file.origin()) {
          refused++;
          problems.error(
              rule.place(),
              "the rule at " + other.rule().place() + " has the same id; give this one its own");
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
