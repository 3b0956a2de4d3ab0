package nl.dijkwacht.app.ruletest;

import java.util.List;
import nl.dijkwacht.sigma.RuleHead;
import nl.dijkwacht.sigma.cases.Outcome;
import nl.dijkwacht.sigma.cases.RuleCase;

/**
 * A rule and what it did with its cases.
 *
 * @param cases in the order of the file; none if nobody wrote any
 */
public record TestedRule(RuleHead rule, List<Tested> cases) {

  /** A case and what became of it. */
  public record Tested(RuleCase given, Outcome outcome) {

    public boolean passed() {
      return outcome instanceof Outcome.Passed;
    }
  }

  public TestedRule {
    cases = List.copyOf(cases);
  }

  /** How many cases did not go as they should. */
  public long failures() {
    return cases.stream().filter(tested -> !tested.passed()).count();
  }
}
