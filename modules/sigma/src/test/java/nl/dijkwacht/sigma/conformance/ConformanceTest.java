package nl.dijkwacht.sigma.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.sigma.Sigma;
import nl.dijkwacht.sigma.conformance.ConformanceCase.Expectation;
import nl.dijkwacht.sigma.modify.Modifier;
import nl.dijkwacht.sigma.modify.Placeholders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The specification, case by case. */
class ConformanceTest {

  private static final Placeholders PLACEHOLDERS =
      new Placeholders(
          Map.of(
              "Servers", List.of("srv*", "web"),
              "Zone", List.of("north", "south"),
              "Star", List.of("a\\*b"),
              "Dash", List.of("-a"),
              "Regex", List.of("a+"),
              "Offices", List.of("10.0.0.0/8", "2001:db8::/32")));

  /** What conditions are made of. */
  private static final Set<String> PRODUCTIONS =
      Set.of(
          "identifier",
          "or",
          "and",
          "not",
          "precedence",
          "parentheses",
          "1-of-them",
          "any-of-them",
          "all-of-them",
          "1-of-pattern",
          "any-of-pattern",
          "all-of-pattern",
          "list");

  private static final Set<String> VALUES =
      Set.of(
          "text",
          "any-characters",
          "one-character",
          "escaping",
          "null",
          "empty",
          "number",
          "boolean",
          "list",
          "map",
          "list-of-maps",
          "keywords",
          "json");

  static Stream<ConformanceCase> cases() {
    return Stream.of("modifiers.txt", "values.txt", "conditions.txt")
        .flatMap(name -> ConformanceFile.read(name).stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theSpecificationHolds(ConformanceCase each) {
    byte[] yaml = each.rule().getBytes(StandardCharsets.UTF_8);
    RuleSet rules =
        RuleSet.read(
            List.of(new RuleFile("rule.yml", yaml)),
            new RuleSettings(RuleSettings.DEFAULT.longestTimespan(), PLACEHOLDERS));
    List<String> errors =
        rules.problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .map(Problem::toString)
            .toList();

    if (each.expectation() == Expectation.REFUSED) {
      assertThat(errors)
          .anySatisfy(
              error ->
                  assertThat(error)
                      .matches("rule.yml:\\d+:\\d+: error: .*")
                      .contains(each.operand()));
      assertThat(rules.rules()).isEmpty();
    } else {
      assertThat(errors).isEmpty();
      boolean matches = !rules.matcher().match(Sigma.event(each.operand())).isEmpty();
      assertThat(matches).isEqualTo(each.expectation() == Expectation.MATCH);
    }
  }

  @Test
  void thereAreCasesForAndAgainstEverything() {
    Map<String, Set<Expectation>> seen = new TreeMap<>();
    cases()
        .forEach(
            each -> {
              note(seen, each.section(), each.expectation());
              each.modifiers().forEach(name -> note(seen, "|" + name, each.expectation()));
            });

    for (Modifier modifier : Modifier.values()) {
      assertThat(seen.get("|" + modifier.label()))
          .as(modifier.label())
          .contains(Expectation.MATCH, Expectation.MISS);
      assertThat(seen.get("modifiers/" + modifier.label()))
          .as("section of " + modifier.label())
          .contains(Expectation.MATCH, Expectation.MISS);
    }
    for (String section : wanted()) {
      assertThat(seen.get(section)).as(section).contains(Expectation.MATCH, Expectation.MISS);
    }
    assertThat(seen.get("conditions/malformed")).containsExactly(Expectation.REFUSED);
    assertThat(seen.get("conditions/aggregation")).containsExactly(Expectation.REFUSED);
    assertThat(cases().count()).isGreaterThanOrEqualTo(400);
  }

  /** A case that stands twice says nothing new, and one of two that contradict cannot hold. */
  @Test
  void noCaseStandsTwice() {
    Set<List<String>> seen = new HashSet<>();
    cases()
        .forEach(
            each ->
                assertThat(seen.add(List.of(each.section(), each.detection(), each.operand())))
                    .as(each.toString())
                    .isTrue());
  }

  private static List<String> wanted() {
    return Stream.concat(
            PRODUCTIONS.stream().map(name -> "conditions/" + name),
            VALUES.stream().map(name -> "values/" + name))
        .toList();
  }

  private static void note(Map<String, Set<Expectation>> seen, String what, Expectation outcome) {
    seen.computeIfAbsent(what, key -> EnumSet.noneOf(Expectation.class)).add(outcome);
  }
}
