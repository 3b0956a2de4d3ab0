package nl.dijkwacht.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.dijkwacht.core.TrailReading;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.match.SigmaRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the events beside the rules through the reader and matcher of the product. */
class RulePackEventsTest {

  /** Lists and objects would be compared as they are spelled, and split one finding into many. */
  private static final Set<JsonKind> COMPARABLE =
      EnumSet.of(JsonKind.STRING, JsonKind.NUMBER, JsonKind.TRUE, JsonKind.FALSE);

  private static final CompiledPack PACK = new CompiledPack();

  @Test
  void theProductTakesEveryRuleWithoutAProblem() {
    List<RuleFile> files = RulePack.files();
    RuleSet rules = CompiledPack.compiled(files);
    assertThat(rules.problems()).isEmpty();
    assertThat(rules.refused()).isZero();
    assertThat(rules.rules()).hasSameSizeAs(files);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nl.dijkwacht.rules.EventCase#all")
  void aRuleMatchesTheEventsItMustAndNoOthers(EventCase given) {
    assertThat(PACK.read(given.event()))
        .as(given.toString())
        .isInstanceOf(TrailReading.Event.class);
    assertThat(PACK.matches(given.event()).contains(CompiledPack.compiled(given.rule()).ref()))
        .as(given.toString())
        .isEqualTo(given.match());
  }

  @ParameterizedTest
  @MethodSource("nl.dijkwacht.rules.RulePack#files")
  void whatAFindingIsAboutStandsInTheEventsAsAPlainValue(RuleFile file) {
    SigmaRule rule = CompiledPack.compiled(file);
    for (FieldPath path : rule.subject()) {
      assertThat(EventCase.of(file).filter(EventCase::match).map(given -> kind(path, given)))
          .as("%s: subject %s", file.name(), path)
          .containsAnyElementsOf(COMPARABLE)
          .isSubsetOf(EnumSet.complementOf(EnumSet.of(JsonKind.OBJECT, JsonKind.ARRAY)));
    }
  }

  /** NULL also stands for a field that is not there. */
  private static JsonKind kind(FieldPath path, EventCase given) {
    TrailReading.Event read = (TrailReading.Event) PACK.read(given.event());
    JsonTape json = read.event().json();
    int node = path.first(json);
    return node == JsonTape.NONE ? JsonKind.NULL : json.kind(node);
  }
}
