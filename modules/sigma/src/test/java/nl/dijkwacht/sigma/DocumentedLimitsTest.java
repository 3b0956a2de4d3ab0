package nl.dijkwacht.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.sigma.modify.Placeholders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/sigma.md says of limits holds: so much is used, and one more is refused. */
class DocumentedLimitsTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([a-z][^|]*) \\| ([0-9,]+) \\|$");

  /**
   * A limit.
   *
   * @param words in which the page tells it
   * @param text a text that has so many
   */
  private record Limit(String words, IntFunction<String> text) {
    @Override
    public String toString() {
      return words;
    }
  }

  private static final List<Limit> LIMITS =
      List.of(
          new Limit("bytes of a file", n -> padded(line("f: a"), n)),
          new Limit("documents of a file", n -> rules(n - 1) + line("f: a")),
          // The rule without what is filled up has 23 nodes.
          new Limit(
              "nodes of a file, aliases written out",
              n -> "x: " + list(n - 23, "a") + line("f: a")),
          new Limit(
              "levels of nesting",
              n -> "x: " + "[".repeat(n - 1) + "]".repeat(n - 1) + "\n" + line("f: a")),
          new Limit(
              "characters of a title, an id or a name",
              n -> "name: " + "n".repeat(n) + "\n" + line("f: a")),
          new Limit(
              "characters of a description",
              n -> "description: " + "d".repeat(n) + "\n" + line("f: a")),
          new Limit(
              "searches of a detection",
              n -> detection(repeated(n, "s%d: {a: 1}\n") + "condition: 1 of s*")),
          new Limit(
              "characters of a search's name",
              n -> detection("s".repeat(n) + ": {a: 1}\ncondition: 1 of s*")),
          new Limit("conditions of a detection", n -> condition(list(n, "s"))),
          new Limit("characters of a condition", n -> condition("s" + " ".repeat(n - 5) + "or s")),
          new Limit(
              "words of a condition",
              n -> condition("not ".repeat((n + 1) % 2) + "s" + " or s".repeat((n - 1) / 2))),
          new Limit(
              "parentheses inside each other", n -> condition("(".repeat(n) + "s" + ")".repeat(n))),
          new Limit("characters of a field's name", n -> line("f".repeat(n) + ": a")),
          new Limit("dots of a field's name", n -> line("f" + ".f".repeat(n) + ": a")),
          new Limit("modifiers of a line", n -> line("f" + "|base64".repeat(n) + ": a")),
          new Limit("characters of a value", n -> line("f: " + "a".repeat(n))),
          new Limit("texts that modifiers make of a value", n -> line("f|expand: '%of" + n + "%'")),
          new Limit(
              "values of a rule, with those that modifiers make", n -> line("f: " + list(n, "a"))),
          new Limit("characters of a rule's values", n -> line("f: " + inPieces(n, 4_000))),
          new Limit(
              "values that a rule's conditions refer to, each as often as its search is named",
              n ->
                  detection(
                      "s: {f: %s}\nt: {f: a}\ncondition: s%s%s"
                          .formatted(
                              list(5_000, "a"),
                              " or s".repeat(n / 5_000 - 1),
                              " or t".repeat(n % 5_000)))),
          new Limit(
              "characters of a regular expression, repetitions written out",
              n -> line("f|re: 'a{1000}" + "a".repeat(n - 1_000) + "'")),
          new Limit(
              "characters of a rule's regular expressions, repetitions written out",
              n -> line("f|re: " + inPieces(n, 2_000))),
          new Limit(
              "rules of a correlation",
              n -> rules(n) + correlation("c", "rules: [" + repeated(n, "r%d,") + "]")),
          new Limit(
              "fields of `group-by`",
              n ->
                  rules(1)
                      + correlation("c", "rules: [r0], group-by: [" + repeated(n, "f%d,") + "]")),
          new Limit(
              "fields of a correlation's condition",
              n ->
                  rules(1)
                      + correlation("c", "rules: [r0]")
                          .replace("event_count", "value_count")
                          .replace("gte: 1", "gte: 1, field: [" + repeated(n, "f%d,") + "]")),
          new Limit(
              "correlations on each other",
              n ->
                  rules(1)
                      + IntStream.rangeClosed(1, n)
                          .mapToObj(i -> correlation("r" + i, "rules: [r" + (i - 1) + "]"))
                          .collect(Collectors.joining())));

  private static Map<String, Integer> rows() throws IOException {
    String page =
        Files.readString(Path.of(System.getProperty("dijkwacht.root")).resolve("docs/sigma.md"));
    Map<String, Integer> rows = new LinkedHashMap<>();
    for (MatchResult row : ROW.matcher(page.split("\n## Limits\n")[1]).results().toList()) {
      rows.put(row.group(1), Integer.parseInt(row.group(2).replace(",", "")));
    }
    return rows;
  }

  static List<Limit> limits() {
    return LIMITS;
  }

  @Test
  void theTableHasAllOfThem() throws IOException {
    assertThat(rows().keySet())
        .containsExactlyElementsOf(LIMITS.stream().map(Limit::words).toList());
  }

  @ParameterizedTest
  @MethodSource("limits")
  void soMuchIsUsedAndOneMoreIsRefused(Limit limit) throws IOException {
    int most = Objects.requireNonNull(rows().get(limit.words()));

    assertThat(errors(limit.text().apply(most), most)).isEmpty();
    assertThat(errors(limit.text().apply(most + 1), most + 1)).isNotEmpty();
  }

  private static List<String> errors(String yaml, int placeholderValues) {
    List<String> values = IntStream.range(0, placeholderValues).mapToObj(i -> "v" + i).toList();
    RuleSettings settings =
        RuleSettings.DEFAULT.with(new Placeholders(Map.of("of" + placeholderValues, values)));
    byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
    return RuleSet.read(List.of(new RuleFile("limit.yml", bytes)), settings).problems().stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .map(Problem::message)
        .toList();
  }

  private static String detection(String detection) {
    return Sigma.rule(detection);
  }

  private static String line(String line) {
    return detection("s:\n  " + line + "\ncondition: s");
  }

  private static String condition(String condition) {
    return detection("s: {a: 1}\ncondition: " + condition);
  }

  private static String rules(int count) {
    return repeated(
        count,
        """
        title: r%d
        logsource: {product: aws, service: cloudtrail}
        detection: {s: {a: 1}, condition: s}
        ---
        """);
  }

  private static String correlation(String title, String keys) {
    return "title: %s\ncorrelation: {type: event_count, %s, timespan: 1h, condition: {gte: 1}}\n---\n"
        .formatted(title, keys);
  }

  private static String repeated(int count, String template) {
    return IntStream.range(0, count).mapToObj(template::formatted).collect(Collectors.joining());
  }

  private static String list(int size, String value) {
    return "[" + (value + ",").repeat(size) + "]\n";
  }

  /** A list of texts that have so many characters together. */
  private static String inPieces(int characters, int longest) {
    String rest = "a".repeat(characters % longest);
    return "[" + ("a".repeat(longest) + ",").repeat(characters / longest) + rest + "]";
  }

  private static String padded(String yaml, int bytes) {
    return yaml + "#" + "x".repeat(bytes - yaml.length() - 1);
  }
}
