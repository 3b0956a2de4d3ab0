package nl.dijkwacht.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

  /** Searches a, b, sel_1, sel_2 and _hidden hold if the field of that name is 1. */
  private static boolean holds(String condition, String ones) {
    StringBuilder detection = new StringBuilder();
    for (String name : List.of("a", "b", "sel_1", "sel_2", "_hidden")) {
      detection.append(name).append(":\n  ").append(name).append(": 1\n");
    }
    detection.append("condition: ").append(condition);
    StringBuilder members = new StringBuilder("'z':0");
    for (String one : ones.split(" ")) {
      members.append(",'").append(one).append("':1");
    }
    return Sigma.matches(detection.toString(), members.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "a and b, a b, true",
    "a and b, a, false",
    "a or b and sel_1, a, true",
    "a or b and sel_1, b, false",
    "(a or b) and sel_1, a, false",
    "not a and b, b, true",
    "not (a and b), a, true",
    "NOT a AND b, b, true",
    "not not a, a, true",
    "1 of sel_*, sel_2, true",
    "any of sel_*, sel_1, true",
    "all of sel_*, sel_1, false",
    "all of sel_*, sel_1 sel_2, true",
    "1 of them, _hidden, false",
    "1 of them, b, true",
    "all of them, a b sel_1 sel_2, true",
    "a and not 1 of sel_*, a, true",
    "a and not 1 of sel_*, a sel_1, false",
    "'[a and b, sel_1]', sel_1, true",
  })
  void conditionsFollowTheGrammar(String condition, String ones, boolean expected) {
    assertThat(holds(condition, ones)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a and",
        "and a",
        "(a",
        "a)",
        "a b",
        "1 of",
        "all of none_*",
        "missing",
        "''",
        "a | count() > 5"
      })
  void whatIsNoConditionIsRefusedAtItsPlace(String condition) {
    RuleSet rules = Sigma.read(Sigma.rule("a:\n  a: 1\ncondition: " + condition));

    assertThat(rules.rules()).isEmpty();
    assertThat(rules.refused()).isEqualTo(1);
    assertThat(rules.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.place().line()).isEqualTo(10));
  }

  @Test
  void anOldAggregationIsToldWhatToUseInstead() {
    RuleSet rules = Sigma.read(Sigma.rule("a:\n  a: 1\ncondition: a | count() by b > 5"));

    assertThat(rules.problems()).first().asString().contains("correlation");
  }

  @Test
  void aMisspeltSearchGetsASuggestion() {
    RuleSet rules = Sigma.read(Sigma.rule("selection:\n  a: 1\ncondition: selektion"));

    assertThat(rules.problems()).first().asString().contains("did you mean 'selection'?");
  }

  @Test
  void endlessParenthesesAreRefused() {
    String deep = "(".repeat(400) + "a" + ")".repeat(400);
    assertThat(Sigma.read(Sigma.rule("a:\n  a: 1\ncondition: " + deep)).refused()).isEqualTo(1);
  }
}
