package nl.dijkwacht.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.sigma.RuleHead;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.cases.Outcome;
import nl.dijkwacht.sigma.cases.RuleCase;
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
  private static final Map<String, List<RuleHead>> HEADS =
      RuleHead.of(RULES).stream().collect(Collectors.groupingBy(head -> head.place().source()));

  @Test
  void theProductTakesEveryRuleWithoutAProblem() {
    assertThat(RULES.problems()).isEmpty();
    assertThat(RULES.refused()).isZero();
    assertThat(HEADS).hasSameSizeAs(RulePack.files());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nl.dijkwacht.rules.EventCase#all")
  void aRuleMatchesTheEventsItMustAndNoOthers(EventCase given) {
    List<RuleHead> meant =
        heads(given.rule()).stream().filter(head -> isMeant(head, given.given())).toList();
    assertThat(meant).hasSize(1);
    assertThat(TESTER.run(meant.get(0), given.given())).isEqualTo(new Outcome.Passed());
  }

  /** So a correlation takes no finding away. */
  @Test
  void aRuleMakesNoFindingsOnlyIfItStandsBehindItsCorrelation() {
    Set<String> silent =
        RuleHead.of(RULES).stream()
            .map(head -> head.ref().id())
            .filter(id -> !RULES.makesSignals(id))
            .collect(Collectors.toSet());
    Set<String> behind =
        HEADS.values().stream()
            .flatMap(heads -> heads.stream().filter(head -> head.place().line() > 1))
            .map(head -> head.ref().id())
            .collect(Collectors.toSet());
    assertThat(silent).isNotEmpty().isEqualTo(behind);
  }

  private static List<RuleHead> heads(RuleFile file) {
    return Objects.requireNonNull(HEADS.get(file.name()));
  }

  private static boolean isMeant(RuleHead head, RuleCase given) {
    return given.rule().isEmpty() || head.isCalled(given.rule());
  }

  @ParameterizedTest
  @MethodSource("nl.dijkwacht.rules.RulePackEventsTest#rulesAlone")
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

  /** What a correlation finds is about its group. */
  static List<RuleFile> rulesAlone() {
    return RulePack.files().stream()
        .filter(file -> heads(file).stream().noneMatch(RuleHead::correlation))
        .toList();
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
