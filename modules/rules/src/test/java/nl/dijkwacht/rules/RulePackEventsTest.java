package nl.dijkwacht.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.dijkwacht.core.TrailEventReader;
import nl.dijkwacht.core.TrailReading;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.sigma.RuleHead;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.cases.Outcome;
import nl.dijkwacht.sigma.cases.RuleTester;
import nl.dijkwacht.sigma.match.SigmaRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the events beside the rules through the reader and matcher of the product. */
class RulePackEventsTest {

  /** Lists and objects would be compared as they are spelled, and split one finding into many. */
  private static final Set<JsonKind> COMPARABLE =
      EnumSet.of(JsonKind.STRING, JsonKind.NUMBER, JsonKind.TRUE, JsonKind.FALSE);

  private static final RuleSet RULES = CompiledPack.compiled(RulePack.files());
  private static final RuleTester TESTER = new RuleTester(RULES);
  private static final Map<String, RuleHead> HEADS =
      RuleHead.of(RULES).stream()
          .collect(Collectors.toMap(head -> head.place().source(), head -> head));

  @Test
  void theProductTakesEveryRuleWithoutAProblem() {
    assertThat(RULES.problems()).isEmpty();
    assertThat(RULES.refused()).isZero();
    assertThat(HEADS).hasSameSizeAs(RulePack.files());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nl.dijkwacht.rules.EventCase#all")
  void aRuleMatchesTheEventsItMustAndNoOthers(EventCase given) {
    RuleHead head = Objects.requireNonNull(HEADS.get(given.rule().name()));
    assertThat(TESTER.run(head, given.given())).isEqualTo(new Outcome.Passed());
  }

  @ParameterizedTest
  @MethodSource("nl.dijkwacht.rules.RulePack#files")
  void whatAFindingIsAboutStandsInTheEventsAsAPlainValue(RuleFile file) {
    SigmaRule rule = CompiledPack.compiled(file);
    for (FieldPath path : rule.subject()) {
      assertThat(
              EventCase.of(file)
                  .filter(each -> each.given().shouldMatch())
                  .map(given -> kind(path, given)))
          .as("%s: subject %s", file.name(), path)
          .containsAnyElementsOf(COMPARABLE)
          .isSubsetOf(EnumSet.complementOf(EnumSet.of(JsonKind.OBJECT, JsonKind.ARRAY)));
    }
  }

  /** NULL also stands for a field that is not there. */
  private static JsonKind kind(FieldPath path, EventCase given) {
    byte[] record = given.given().events().get(0);
    TrailReading.Event read = (TrailReading.Event) new TrailEventReader().read(record);
    JsonTape json = read.event().json();
    int node = path.first(json);
    return node == JsonTape.NONE ? JsonKind.NULL : json.kind(node);
  }
}
