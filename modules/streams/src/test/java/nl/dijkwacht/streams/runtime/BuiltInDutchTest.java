package nl.dijkwacht.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.streams.behaviour.detector.BehaviourRule;
import org.junit.jupiter.api.Test;

class BuiltInDutchTest {

  /** What fits beside level and time. */
  private static final int LONGEST_TITLE = 80;

  private static RuleRef rule(String id) {
    return new RuleRef(id, "1", "Title", "", Level.LOW, List.of("a.b"), List.of("Do it."));
  }

  @Test
  void aRuleKeepsItsEnglishAndGetsItsDutch() {
    String id = BuiltInDutch.ids().get(0);

    RuleRef both = BuiltInDutch.with(rule(id));

    assertThat(both.title()).isEqualTo("Title");
    assertThat(both.response()).containsExactly("Do it.");
    assertThat(both.dutchTitle()).isPresent();
    assertThat(both.dutchDescription()).isPresent();
    assertThat(both.dutchResponse().orElseThrow()).hasSize(1);
    assertThat(both.at(Level.HIGH).with("c.d").dutchTitle()).isEqualTo(both.dutchTitle());
  }

  @Test
  void aRuleThatLacksItsDutchIsToldAtOnce() {
    RuleRef unknown = rule("no-such-rule");

    assertThatThrownBy(() -> BuiltInDutch.with(unknown))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("no-such-rule", "Title");
  }

  @Test
  void titlesFitAndStepsAreSentences() {
    Stream<RuleRef> rules = Stream.of(BehaviourRule.values()).map(BehaviourRule::rule);

    assertThat(rules)
        .hasSizeGreaterThan(15)
        .allSatisfy(
            rule -> {
              assertThat(rule.dutchTitle().orElseThrow())
                  .hasSizeLessThanOrEqualTo(LONGEST_TITLE)
                  .isNotEqualTo(rule.title());
              assertThat(rule.dutchDescription().orElseThrow())
                  .endsWith(".")
                  .isNotEqualTo(rule.description());
              assertThat(rule.dutchResponse().orElseThrow())
                  .hasSameSizeAs(rule.response())
                  .allSatisfy(step -> assertThat(step).endsWith("."));
            });
  }
}
