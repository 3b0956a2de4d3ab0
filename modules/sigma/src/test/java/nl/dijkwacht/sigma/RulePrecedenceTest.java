package nl.dijkwacht.sigma;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.dijkwacht.sigma.RuleFile.Origin;
import org.junit.jupiter.api.Test;

class RulePrecedenceTest {

  @Test
  void aPublishedRuleGoesBeforeALocalOneWithItsIdAndNothingIsWrong() {
    RuleSet rules =
        RuleSet.read(
            List.of(
                file("published", "shared", Origin.PUBLISHED),
                file("local", "shared", Origin.LOCAL),
                file("other", "other", Origin.LOCAL)));

    assertThat(rules.problems()).isEmpty();
    assertThat(rules.refused()).isZero();
    assertThat(rules.rules())
        .extracting(rule -> rule.place().source())
        .containsExactly("published", "other");
  }

  @Test
  void ofTwoPublishedRulesWithOneIdTheSecondIsRefused() {
    RuleSet rules =
        RuleSet.read(
            List.of(
                file("first", "shared", Origin.PUBLISHED),
                file("second", "shared", Origin.PUBLISHED),
                file("local", "shared", Origin.LOCAL)));

    assertThat(rules.refused()).isOne();
    assertThat(rules.problems())
        .singleElement()
        .asString()
        .startsWith("second:1:1: error: the rule at first:1:1 has the same id");
    assertThat(rules.rules()).extracting(rule -> rule.place().source()).containsExactly("first");
  }

  private static RuleFile file(String name, String id, Origin origin) {
    String text =
        """
        title: A rule
        id: %s
        logsource: {product: aws, service: cloudtrail}
        detection: {selection: {eventName: GetObject}, condition: selection}
        """
            .formatted(id);
    return new RuleFile(name, text.getBytes(UTF_8), origin);
  }
}
