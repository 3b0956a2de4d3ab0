package nl.dijkwacht.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private static final Outcome SPENT =
      new Outcome.Missing("the resource holds too much to be judged by this expression");

  private static Outcome evaluated(String source, Object c) {
    return Expressions.evaluated(source, Map.of("c", c));
  }

  @Test
  void longListsInsideEachOtherAreGivenUp() {
    List<Integer> many = Collections.nCopies(1_000, 1);

    assertThat(evaluated("c.all(x, c.all(y, x == y))", many)).isEqualTo(SPENT);
    assertThat(evaluated("c.map(x, c.map(y, y))", many)).isEqualTo(SPENT);
    assertThat(evaluated("c.exists(x, 2 in c)", many)).isEqualTo(SPENT);
    assertThat(evaluated("c.all(x, c == c)", many)).isEqualTo(SPENT);
    assertThat(evaluated("c.all(x, size(c + c) > 0)", many)).isEqualTo(SPENT);
    assertThat(evaluated("c.all(x, x == 1)", many)).isEqualTo(new Outcome.Value(true));
  }

  @Test
  void longTextsAreGivenUpToo() {
    String text = "a".repeat(1 << 20);

    assertThat(evaluated("(c + c).contains('b')", text)).isEqualTo(SPENT);
    assertThat(
            evaluated("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].all(x, c.contains('a'))", text))
        .isEqualTo(SPENT);
    assertThat(evaluated("c.contains('b')", text)).isEqualTo(new Outcome.Value(false));
    assertThat(evaluated("c.matches('^(a+)+$')", text)).isEqualTo(new Outcome.Value(true));
  }

  @Test
  void aPatternFromOutsideIsBoundedAsWell() {
    assertThat(evaluated("'aaa'.matches(c)", "(a?){900}{900}")).isInstanceOf(Outcome.Missing.class);
    assertThat(evaluated("'aaa'.matches(c)", "a".repeat(3_000)))
        .isInstanceOf(Outcome.Missing.class);
    assertThat(evaluated("'aaa'.matches(c)", "^a+$")).isEqualTo(new Outcome.Value(true));
  }
}
