package nl.dijkwacht.sigma.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.RuleSettings;
import nl.dijkwacht.sigma.Sigma;
import nl.dijkwacht.sigma.modify.Placeholders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Small texts that would take memory or time without end are refused, with place and reason. */
@Timeout(60) // Only against a hang: each takes well under a second.
class RuleLimitsTest {

  private static final RuleSettings SETTINGS =
      new RuleSettings(
          RuleSettings.DEFAULT.longestTimespan(),
          new Placeholders(Map.of("a", List.of("b"), "two", List.of("x", "y"))));

  static Stream<Arguments> bombs() {
    return Stream.of(
        line("f: '" + "a".repeat(4_001) + "'", "a value has at most 4,000 characters"),
        line("f: " + list(10_001, "v"), "a rule has at most 10,000 values"),
        line("f|windash: '-----'", "becomes more than 1,000 texts"),
        line("f|windash: " + list(20, "-a-b-c-"), "a rule has at most 10,000 values"),
        line("f|base64offset|contains: " + list(4_000, "value"), "at most 10,000 values"),
        line("f|windash|base64offset|contains: " + list(200, "-a-b-c"), "at most 10,000 values"),
        line("f|expand: '" + "%two%".repeat(10) + "'", "becomes more than 1,000 texts"),
        line("f|expand: '" + "%a%".repeat(300_000) + "'", "at most 4,000 characters"),
        line("f|re|expand: '" + "%a%".repeat(300_000) + "'", "at most 4,000 characters"),
        line("f|cidr|expand: '" + "%a%".repeat(300_000) + "'", "at most 4,000 characters"),
        line(
            "f|windash|wide|base64|wide|base64|wide|base64|wide|base64: '----"
                + "a".repeat(3_900)
                + "'",
            "a value has at most 4,000 characters"),
        line("f|re: '(((a{100}){100}){100}){100}'", "repetitions written out"),
        line("f|re: '" + "a".repeat(2_001) + "'", "at most 2,000 characters"),
        line("f|re: " + list(30, "a{1000}"), "at most 20,000 characters in all"),
        line("a" + ".a".repeat(51) + ": 1", "at most 500 characters and 50 dots"),
        line("? '" + ".".repeat(500_000) + "'\n  : 1", "at most 500 characters and 50 dots"),
        line("f|fieldref: '" + "a.".repeat(60) + "'", "at most 500 characters and 50 dots"),
        line("f" + "|base64".repeat(13) + ": a", "a line has at most 12 modifiers"),
        detection("a: {a: 1}\ncondition: " + "a or ".repeat(600) + "a", "more than 1,000 words"),
        detection("a: {a: 1}\ncondition: " + "a".repeat(10_001), "more than 10,000 characters"),
        detection(
            "a: {a: 1}\ncondition: " + "(".repeat(51) + "a" + ")".repeat(51), "50 parentheses"),
        detection("a: {a: 1}\ncondition: " + list(101, "a"), "at most 100 conditions"),
        detection(
            IntStream.range(0, 1_001).mapToObj(i -> "s" + i + ": {a: 1}\n").collect(joined())
                + "condition: 1 of them",
            "at most 1,000 searches"),
        detection(
            "s: {f: " + list(5_000, "v") + "}\ncondition: s" + " or s".repeat(10),
            "refers to more than 50,000 values"),
        detection("s" + "s".repeat(100) + ": {a: 1}\ncondition: a", "at most 100 characters"),
        Arguments.of(aliases(), "more than 100000"),
        Arguments.of("#" + "x".repeat(1_048_576), "larger than"),
        Arguments.of(Sigma.rule("s: " + "[".repeat(60)), "deep"));
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void whatCostsTooMuchIsRefusedWithItsPlace(String yaml, String sentence) {
    RuleSet rules = read(List.of(yaml));

    assertThat(rules.rules()).isEmpty();
    assertThat(rules.refused()).isPositive();
    assertThat(rules.problems().stream().map(Object::toString))
        .as(sentence)
        .anyMatch(
            problem -> problem.matches("\\d+:\\d+:\\d+: error: .*") && problem.contains(sentence));
  }

  /** RE2 takes them in linear time, so they need no refusal. */
  @Test
  void nestedQuantifiersAreHarmless() {
    String members = "'f':'" + "a".repeat(5_000) + "!'";

    assertThat(Sigma.matches("s: {f|re: '^(((a+)+)+)+$'}\ncondition: s", members)).isFalse();
    assertThat(Sigma.matches("s: {f|re: '^(a|a)*!$'}\ncondition: s", members)).isTrue();
  }

  /** Each names the next, too many to follow one inside the other. */
  @Test
  void endlessChainsOfCorrelationsAreToldAndNotFollowed() {
    List<String> files = new ArrayList<>();
    for (int file = 0; file < 10; file++) {
      int first = file * 500;
      files.add(
          IntStream.range(first, first + 500)
              .mapToObj(
                  i ->
                      "title: c%d\ncorrelation: {type: event_count, rules: [c%d], timespan: 1h, condition: {gte: 2}}\n---\n"
                          .formatted(i, i + 1))
              .collect(joined()));
    }
    files.add(Sigma.rule("s: {a: 1}\ncondition: s").replace("title: Test", "title: c5000"));
    RuleSet rules = read(files);

    assertThat(rules.rules()).hasSize(1);
    assertThat(rules.correlations()).hasSize(5);
    assertThat(rules.refused()).isEqualTo(4_995);
  }

  /** Names that are not known are compared with all names to find what was meant. */
  @Test
  void aFilterThatNamesThousandsIsToldOfEach() {
    String names =
        IntStream.range(0, 20_000).mapToObj(i -> "r" + i).collect(Collectors.joining(","));
    RuleSet rules =
        read(
            List.of(
                "title: F\nlogsource: {product: aws}\nfilter: {rules: ["
                    + names
                    + "], s: {a: 1}, condition: not s}"));

    assertThat(rules.refused()).isEqualTo(1);
    assertThat(rules.problems()).hasSize(20_000);
  }

  private static RuleSet read(List<String> texts) {
    List<RuleFile> files = new ArrayList<>();
    for (String text : texts) {
      files.add(new RuleFile(files.size() + "", text.getBytes(StandardCharsets.UTF_8)));
    }
    return RuleSet.read(files, SETTINGS);
  }

  private static Arguments line(String line, String sentence) {
    return detection("s:\n  " + line + "\ncondition: s", sentence);
  }

  private static Arguments detection(String detection, String sentence) {
    return Arguments.of(Sigma.rule(detection), sentence);
  }

  private static String list(int size, String value) {
    return "[" + ("'" + value + "',").repeat(size) + "]";
  }

  /** Ten levels of ten references each. */
  private static String aliases() {
    StringBuilder yaml = new StringBuilder("x0: &x0 [a]\n");
    for (int i = 1; i < 10; i++) {
      yaml.append("x%d: &x%d [%s]\n".formatted(i, i, ("*x" + (i - 1) + ",").repeat(10)));
    }
    return yaml.toString();
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining();
  }
}
