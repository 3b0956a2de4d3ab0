package nl.dijkwacht.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.sigma.cases.CaseReader;
import nl.dijkwacht.sigma.cases.RuleCase;

/** A case beside a rule. */
record EventCase(RuleFile rule, RuleCase given) {

  /** All cases beside all rules. */
  static List<EventCase> all() {
    return RulePack.files().stream().flatMap(EventCase::of).toList();
  }

  /** The cases beside one rule. */
  static Stream<EventCase> of(RuleFile rule) {
    Problems problems = new Problems();
    byte[] json = RulePack.cases(rule.name()).orElseThrow();
    List<RuleCase> cases = CaseReader.read(CaseReader.nameBeside(rule.name()), json, problems);
    assertThat(problems.list()).isEmpty();
    return cases.stream().map(given -> new EventCase(rule, given));
  }

  @Override
  public String toString() {
    return rule.name() + " " + given.title();
  }
}
