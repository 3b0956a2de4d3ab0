package nl.dijkwacht.sigma.fuzz;

import java.util.List;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.sigma.RuleMatcher;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.Sigma;
import nl.dijkwacht.sigma.match.SigmaRule;

/** The index over all rules must find what asking each rule for itself finds. */
final class Agreement {

  private Agreement() {}

  static void check(RuleSet rules, List<byte[]> records) {
    RuleMatcher matcher = rules.matcher();
    for (byte[] record : records) {
      TrailEvent event = Sigma.read(record);
      List<SigmaRule> asked =
          rules.rules().stream().filter(rule -> rule.condition().matches(event.json())).toList();
      // What the matcher learns from an event the first time must not change its answer.
      for (int time = 1; time <= 2; time++) {
        if (!matcher.match(event).equals(asked)) {
          throw new IllegalStateException("the index and the rules themselves disagree");
        }
      }
    }
  }
}
