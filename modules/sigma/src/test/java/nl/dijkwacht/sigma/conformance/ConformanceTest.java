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
import nl.dijkwacht.sigma.correlate.CorrelationType;
import nl.dijkwacht.sigma.modify.Modifier;
import nl.dijkwacht.sigma.modify.Placeholders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The specification, case by case. */
class ConformanceTest {

  private static final RuleSettings SETTINGS =
      new RuleSettings(
          RuleSettings.DEFAULT.longestTimespan(),
          new Placeholders(
              Map.of(
                  "Servers", List.of("srv*", "web"),
                  "Zone", List.of("north", "south"),
                  "Star", List.of("a\\*b"),
                  "Dash", List.of("-a"),
                  "Regex", List.of("a+"),
                  "Offices", List.of("10.0.0.0/8", "2001:db8::/32"))));

  /** What has to have cases for it and against it, by the document of the specification. */
  private static final Map<String, List<String>> SECTIONS =
      Map.of(
          "conditions",
          List.of(
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
              "list"),
          "values",
          List.of(
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
              "json",
              "cloudtrail"),
          "filters",
          List.of("condition", "selection", "rules", "expires"));

  /** What has to have cases that are read, and cases that are refused. */
  private static final Map<String, List<String>> READ_SECTIONS =
      Map.of(
          "correlations",
          List.of(
              "rules",
              "aliases",
              "group-by",
              "timespan",
              "condition",
              "range",
              "generate",
              "chain"),
          "filters",
          List.of("rules", "expires", "logsource"),
          "documents",
          List.of("title", "identification", "level", "logsource", "yaml", "several"));

  static Stream<ConformanceCase> cases() {
    return Stream.of("modifiers", "values", "conditions", "correlations", "filters", "documents")
        .flatMap(name -> ConformanceFile.read(name + ".txt").stream());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theSpecificationHolds(ConformanceCase each) {
    byte[] yaml = each.yaml().getBytes(StandardCharsets.UTF_8);
    RuleSet rules = RuleSet.read(List.of(new RuleFile("rule.yml", yaml)), SETTINGS);
    String as = each.toString();

    if (each.expectation() == Expectation.REFUSED) {
      assertThat(problems(rules, Problem.Severity.ERROR))
          .as(as)
          .anyMatch(problem -> problem.contains(each.operand()))
          .allMatch(problem -> problem.matches("rule.yml:\\d+:\\d+: error: .*"));
      assertThat(rules.refused()).as(as).isPositive();
      return;
    }
    assertThat(problems(rules, Problem.Severity.ERROR)).as(as).isEmpty();
    assertThat(rules.refused()).as(as).isZero();
    switch (each.expectation()) {
      case MATCH -> assertThat(matches(rules, each.operand())).as(as).isTrue();
      case MISS -> assertThat(matches(rules, each.operand())).as(as).isFalse();
      case READS -> assertThat(Reading.of(rules)).as(as).isEqualTo(each.operand());
      case WARNS ->
          assertThat(problems(rules, Problem.Severity.WARNING))
              .as(as)
              .anyMatch(problem -> problem.contains(each.operand()));
      case REFUSED -> throw new AssertionError(as);
    }
  }

  private static List<String> problems(RuleSet rules, Problem.Severity severity) {
    return rules.problems().stream()
        .filter(problem -> problem.severity() == severity)
        .map(Problem::toString)
        .toList();
  }

  private static boolean matches(RuleSet rules, String members) {
    return !rules.matcher().match(Sigma.event(members)).isEmpty();
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
      for (String name : List.of("|" + modifier.label(), "modifiers/" + modifier.label())) {
        assertThat(seen.get(name)).as(name).contains(Expectation.MATCH, Expectation.MISS);
      }
    }
    sections(SECTIONS)
        .forEach(
            name ->
                assertThat(seen.get(name)).as(name).contains(Expectation.MATCH, Expectation.MISS));
    Stream.concat(
            sections(READ_SECTIONS),
            CorrelationType.labels().stream().map(type -> "correlations/" + type))
        .forEach(
            name ->
                assertThat(seen.get(name))
                    .as(name)
                    .contains(Expectation.READS, Expectation.REFUSED));
    assertThat(seen.get("conditions/malformed")).containsExactly(Expectation.REFUSED);
    assertThat(seen.get("conditions/aggregation")).containsExactly(Expectation.REFUSED);
  }

  @Test
  void thereAreEnoughCasesAndEachNamesItsSection() {
    assertThat(cases().count()).isGreaterThanOrEqualTo(400);
    assertThat(cases())
        .allSatisfy(
            each ->
                assertThat(each.section())
                    .as(each.toString())
                    .matches("(modifiers|values|conditions|correlations|filters|documents)/\\S+"));
  }

  /** A case that stands twice says nothing new, and one of two that contradict cannot hold. */
  @Test
  void noCaseStandsTwice() {
    Set<List<String>> seen = new HashSet<>();
    cases()
        .forEach(
            each ->
                assertThat(seen.add(List.of(each.section(), each.yaml(), each.operand())))
                    .as(each.toString())
                    .isTrue());
  }

  private static Stream<String> sections(Map<String, List<String>> byDocument) {
    return byDocument.entrySet().stream()
        .flatMap(entry -> entry.getValue().stream().map(name -> entry.getKey() + "/" + name));
  }

  private static void note(Map<String, Set<Expectation>> seen, String what, Expectation outcome) {
    seen.computeIfAbsent(what, key -> EnumSet.noneOf(Expectation.class)).add(outcome);
  }
}
