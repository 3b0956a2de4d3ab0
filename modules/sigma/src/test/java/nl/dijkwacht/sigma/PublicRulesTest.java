package nl.dijkwacht.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.sigma.correlate.Correlation;
import nl.dijkwacht.sigma.correlate.Member;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Public rules are used, or refused for a reason that the specification gives. */
@Tag("corpora")
@EnabledIf("present")
class PublicRulesTest {

  /** What a folder gives. */
  private record Expected(
      String folder, int rules, int correlations, Map<String, Integer> refused) {}

  static boolean present() {
    return Files.isDirectory(corpora());
  }

  private static Path corpora() {
    return Path.of(System.getProperty("dijkwacht.corpora", "none"));
  }

  private static List<RuleFile> files(String folder) throws IOException {
    return RuleFile.under(corpora().resolve("sigma").resolve(folder));
  }

  private static RuleSet rules(String... folders) throws IOException {
    List<RuleFile> files = new ArrayList<>();
    for (String folder : folders) {
      files.addAll(files(folder));
    }
    return RuleSet.read(files);
  }

  static List<Expected> folders() {
    return List.of(
        new Expected("sigmahq", 28, 0, Map.of()),
        new Expected("suzaku", 345, 0, Map.of()),
        new Expected("suzaku-correlation", 3, 2, Map.of()),
        new Expected(
            "sigmahq-unsupported-legacy-aggregation",
            0,
            0,
            Map.of("aggregations after '|' are no longer part of Sigma", 4)),
        // The rules and filters of the specification's examples are for other log sources.
        new Expected("spec/examples/rules", 0, 0, Map.of("the rule is for product", 2)),
        new Expected("spec/examples/filter", 0, 0, Map.of("no rule here is of this log source", 2)),
        // Its correlations name rules that are not beside them, and two have the same id.
        new Expected(
            "spec/examples/correlation",
            0,
            0,
            Map.of("no rule that can be used has the id", 7, "has the same id", 1)));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void documentsAreUsedOrRefusedForAReason(Expected expected) throws IOException {
    RuleSet rules = rules(expected.folder());

    assertThat(rules.rules()).hasSize(expected.rules());
    assertThat(rules.correlations()).hasSize(expected.correlations());
    Map<String, Integer> refused = new TreeMap<>();
    expected
        .refused()
        .forEach(
            (reason, count) -> refused.put(reason, (int) filesRefusedFor(reason, rules).count()));
    assertThat(refused).as(rules.problems().toString()).isEqualTo(expected.refused());
    assertThat(rules.refused())
        .isEqualTo(refused.values().stream().mapToInt(Integer::intValue).sum());
  }

  private static Stream<String> filesRefusedFor(String reason, RuleSet rules) {
    return rules.problems().stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .filter(problem -> problem.message().contains(reason))
        .map(problem -> problem.place().source())
        .distinct();
  }

  /** What the refusal says to do is done, and then the rule and its correlation can be used. */
  @Test
  void theCorrelationThatAnOldAggregationIsToldToBecomeCanBeUsed() throws IOException {
    List<String> read = new ArrayList<>();
    for (RuleFile file : files("sigmahq-unsupported-legacy-aggregation")) {
      String message = RuleSet.read(List.of(file)).problems().get(0).message();
      String text = new String(file.content(), StandardCharsets.UTF_8);
      String mended =
          text.replaceAll("(condition: .*?) *\\|.*", "$1").replaceAll(" +timeframe:.*\n", "");
      RuleSet rules = Sigma.read(mended + "\n---\n" + message.substring(message.indexOf('{')));

      assertThat(rules.problems()).isEmpty();
      assertThat(rules.rules()).hasSize(1);
      Correlation correlation = rules.correlations().get(0);
      read.add(
          "%s by %s in %s if %s"
              .formatted(
                  correlation.type().label(),
                  correlation.groupBy(),
                  correlation.timespan(),
                  correlation.threshold()));
    }
    assertThat(read)
        .containsExactly(
            "event_count by [] in PT30M if gt 10",
            "event_count by [] in PT10M if gt 50",
            "event_count by [] in PT10M if gt 5",
            "event_count by [sourceIPAddress] in PT10M if gt 5");
  }

  @Test
  void publicCorrelationsFindTheirRulesByTitle() throws IOException {
    RuleSet rules = rules("sigmahq", "suzaku", "suzaku-correlation");

    assertThat(rules.problems()).isEmpty();
    assertThat(rules.correlations())
        .extracting(correlation -> correlation.ref().title())
        .containsExactly("IAM Persis Chain via User and Access Key Creation", "Many Failed Logins");
    assertThat(rules.correlations().get(0).members())
        .extracting(Member::ruleId)
        .containsExactly(
            "8e0f2a4b-6c7d-9e1f-3a5b-7c8d9e0f1a2c", "8e0f2a4b-6c7d-9e1f-3a5b-7c8d9e0f1a2d");
  }

  @Test
  void theCorrelationsOfTheSpecificationCanBeUsed() throws IOException {
    for (RuleFile file : RuleFile.under(corpora().resolve("sigma/spec/examples/correlation"))) {
      String text = new String(file.content(), StandardCharsets.UTF_8);
      StringBuilder whole = new StringBuilder(text);
      Matcher named =
          Pattern.compile("^ +- (5638\\S+|\\w+_\\w+) *$", Pattern.MULTILINE).matcher(text);
      while (named.find()) {
        String rule = Sigma.rule("s: {eventName: a}\ncondition: s");
        whole.append("\n---\n").append(rule.replaceAll("id: .*", "id: " + named.group(1)));
      }
      RuleSet rules = Sigma.read(whole.toString());

      assertThat(rules.refused()).as(file.name() + rules.problems()).isZero();
      assertThat(rules.correlations()).hasSize(1);
    }
  }

  /** Those for other products, once their log source is ours. */
  @Test
  void theRulesAndFiltersOfTheSpecificationCanBeUsed() throws IOException {
    for (RuleFile file :
        Stream.concat(files("spec/examples/rules").stream(), files("spec/examples/filter").stream())
            .toList()) {
      String ours =
          new String(file.content(), StandardCharsets.UTF_8)
              .replaceAll("(?m)^( +)(category|product|service): .*$", "")
              .replace("logsource:", "logsource: {product: aws, service: cloudtrail}");
      StringBuilder whole = new StringBuilder(ours);
      for (String named : ours.lines().filter(line -> line.contains(" # ")).toList()) {
        String id = named.strip().substring(2).split(" ")[0];
        String rule = Sigma.rule("s: {eventName: a}\ncondition: s");
        whole.append("\n---\n").append(rule.replaceAll("id: .*", "id: " + id));
      }
      RuleSet rules = Sigma.read(whole.toString());

      assertThat(rules.refused()).as(file.name() + rules.problems()).isZero();
    }
  }
}
