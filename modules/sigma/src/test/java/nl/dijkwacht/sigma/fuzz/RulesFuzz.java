package nl.dijkwacht.sigma.fuzz;

import java.util.List;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleSet;

/** Any bytes as a file of rules: used or refused with a reason, and what is used can be asked. */
public final class RulesFuzz {

  private RulesFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] yaml) {
    RuleSet rules = RuleSet.read(List.of(new RuleFile("fuzz.yml", yaml)));
    if (rules.refused() > 0 && rules.problems().isEmpty()) {
      throw new IllegalStateException("a document was refused without a reason");
    }
    Agreement.check(rules, SampleEvents.ALL);
  }
}
