package nl.dijkwacht.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random conditions, each against its whole truth table. */
class ConditionPropertyTest {

  /** Search number n holds if the field of its name is 1: bit n of a row of the table. */
  private static final List<String> SEARCHES = List.of("a", "sel_1", "sel_2", "_hidden", "notes");

  private static final List<String> PATTERNS =
      List.of("them", "sel_*", "*", "_*", "*_*", "a", "n*s", "_hidden", "s*l_*2", "*e*");

  /**
   * A condition and what it means.
   *
   * @param truth for a row of the table
   */
  private record Sentence(String text, IntPredicate truth) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void conditionsHoldWhereTheirTruthTableSays(long seed) {
    SplittableRandom ofSeed = new SplittableRandom(seed);
    for (int i = 0; i < 150; i++) {
      Sentence sentence = new Writer(ofSeed.split()).or(3);
      RuleMatcher matcher = matcher(sentence.text());
      for (int row = 0; row < 1 << SEARCHES.size(); row++) {
        assertThat(!matcher.match(Sigma.event(members(row))).isEmpty())
            .as("%s where %s", sentence.text(), members(row))
            .isEqualTo(sentence.truth().test(row));
      }
    }
  }

  private static RuleMatcher matcher(String condition) {
    StringBuilder detection = new StringBuilder();
    SEARCHES.forEach(name -> detection.append("%1$s: {%1$s: 1}\n".formatted(name)));
    RuleSet rules = Sigma.read(Sigma.rule(detection + "condition: '" + condition + "'"));
    assertThat(rules.problems()).as(condition).isEmpty();
    return rules.matcher();
  }

  private static String members(int row) {
    StringBuilder members = new StringBuilder("'z':0");
    for (int n = 0; n < SEARCHES.size(); n++) {
      members.append(",'").append(SEARCHES.get(n)).append("':").append(isOne(row, n) ? 1 : 2);
    }
    return members.toString();
  }

  private static boolean isOne(int row, int search) {
    return (row >> search & 1) == 1;
  }

  /** Writes a condition with as few parentheses as the order of precedence allows. */
  private record Writer(SplittableRandom random) {

    Sentence or(int depth) {
      Sentence whole = and(depth);
      while (random.nextInt(3) == 0) {
        Sentence more = and(depth);
        IntPredicate before = whole.truth();
        whole =
            new Sentence(
                join(whole, "or", more), row -> before.test(row) || more.truth().test(row));
      }
      return whole;
    }

    private Sentence and(int depth) {
      Sentence whole = not(depth);
      while (random.nextInt(3) == 0) {
        Sentence more = not(depth);
        IntPredicate before = whole.truth();
        whole =
            new Sentence(
                join(whole, "and", more), row -> before.test(row) && more.truth().test(row));
      }
      return whole;
    }

    private String join(Sentence left, String operator, Sentence right) {
      return left.text() + space() + anyCase(operator) + space() + right.text();
    }

    private Sentence not(int depth) {
      if (random.nextInt(3) == 0) {
        Sentence part = not(depth);
        return new Sentence(anyCase("not") + space() + part.text(), part.truth().negate());
      }
      return term(depth);
    }

    private Sentence term(int depth) {
      if (depth > 0 && random.nextInt(3) == 0) {
        Sentence inner = or(depth - 1);
        return new Sentence("(" + inner.text() + ")", inner.truth());
      }
      if (random.nextBoolean()) {
        int search = random.nextInt(SEARCHES.size());
        return new Sentence(SEARCHES.get(search), row -> isOne(row, search));
      }
      return quantified();
    }

    private Sentence quantified() {
      String quantifier = List.of("1", "any", "all").get(random.nextInt(3));
      String pattern = PATTERNS.get(random.nextInt(PATTERNS.size()));
      int[] meant =
          IntStream.range(0, SEARCHES.size())
              .filter(n -> isMeant(pattern, SEARCHES.get(n)))
              .toArray();
      IntPredicate truth =
          quantifier.equals("all")
              ? row -> IntStream.of(meant).allMatch(n -> isOne(row, n))
              : row -> IntStream.of(meant).anyMatch(n -> isOne(row, n));
      return new Sentence(anyCase(quantifier) + " " + anyCase("of") + " " + pattern, truth);
    }

    private static boolean isMeant(String pattern, String name) {
      boolean hidden = name.startsWith("_") && !pattern.startsWith("_");
      return !hidden && (pattern.equals("them") || name.matches(pattern.replace("*", ".*")));
    }

    private String anyCase(String word) {
      return random.nextBoolean() ? word : word.toUpperCase(Locale.ROOT);
    }

    private String space() {
      return random.nextInt(4) == 0 ? "  " : " ";
    }
  }
}
