package nl.dijkwacht.sigma.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.Sigma;
import nl.dijkwacht.sigma.correlate.Correlation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a rule's text is: it is used, or refused with a reason, and nothing is thrown. */
class HostileRulesTest {

  private static final String WHOLE =
      Sigma.rule(
          """
          a: {n.a.b|contains|all: [é, '*\\*'], m|re|i|m|s: '^(a|[b-z]{2,3})+$', o: null}
          d: {q|windash|expand|contains: '-%x% /%', r|wide|base64offset|contains: ab, t|hour|gte: 1}
          b: [{ip|cidr: [10.0.0.0/8, '::/0']}, {p|gt: 1, q|exists: true}]
          c_1: {x|fieldref|endswith: y, z|cased|neq: W}
          c_2: [word, 5, true]
          condition: [not (a and b) or 1 of c_* and not all of them, a]
          """);
  private static final String LINKED =
      """
      ---
      title: A burst
      name: burst
      correlation:
        type: value_count
        rules: [Test, 'other']
        group-by: [who]
        aliases: {who: {Test: userIdentity.arn, other: a.b}}
        timespan: 90m
        condition: {gt: 1, lte: 200, field: [a, b]}
        generate: true
      ---
      title: other
      logsource: {product: aws, service: cloudtrail}
      detection: {s: {a: b}, condition: s}
      ---
      title: A chain
      correlation: {type: temporal_ordered, rules: [burst], group-by: who, timespan: 7d}
      ---
      title: Not these
      logsource: {product: aws}
      filter: {rules: [Test], s: {a: b}, condition: not s}
      expires: 2027-01-31
      """;
  private static final String[] PIECES = {
    "|", "\\", "\\E", "\\Q", "*", "(", ")", "[", "]", "{", "}", "{9}", ":", ",", "'", "\n", " ",
    "\n---\n", "not", "1 of", "all", "them", "_", "null", "-", "&a", "*a", "é", "\u0000", "re", "%"
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anyTextGivesRulesOrReasons(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder(WHOLE + LINKED);
      for (int j = random.nextInt(3); j >= 0; j--) {
        int at = random.nextInt(text.length());
        text.replace(
            at,
            Math.min(text.length(), at + random.nextInt(3)),
            PIECES[random.nextInt(PIECES.length)]);
      }
      assertAccountedFor(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void anyBytesGiveRulesOrReasons(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] whole = (WHOLE + LINKED).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      assertAccountedFor(bytes);
    }
  }

  private static void assertAccountedFor(byte[] yaml) {
    RuleSet rules = RuleSet.read(List.of(new RuleFile("t", yaml)));

    String text = new String(yaml, StandardCharsets.UTF_8);
    boolean flawless =
        rules.problems().stream().noneMatch(p -> p.severity() == Problem.Severity.ERROR);
    assertThat(rules.refused() == 0).as(text).isEqualTo(flawless);
    int used = rules.rules().size() + rules.correlations().size() + rules.filters().size();
    if (!text.isBlank()) {
      assertThat(rules.refused() + used).as(text).isPositive();
    }
    Set<String> usable =
        Stream.concat(
                rules.rules().stream().map(rule -> rule.ref().id()),
                rules.correlations().stream().map(correlation -> correlation.ref().id()))
            .collect(Collectors.toSet());
    assertThat(rules.correlations())
        .as(text)
        .flatExtracting(Correlation::members)
        .allMatch(member -> usable.contains(member.ruleId()));
  }
}
