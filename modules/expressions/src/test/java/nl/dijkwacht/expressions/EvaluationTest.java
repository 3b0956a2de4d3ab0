package nl.dijkwacht.expressions;

import static nl.dijkwacht.expressions.Expressions.evaluated;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {

  private static final Map<String, Object> VARIABLES =
      Map.of(
          "c",
          Map.of(
              "int",
              35,
              "long",
              35L,
              "double",
              35.5,
              "decimal",
              new BigDecimal("35.0"),
              "big",
              BigInteger.TEN.pow(30),
              "text",
              "aws:kms",
              "number",
              "35",
              "list",
              List.of(1, 2L, "drie", Map.of("a", 1)),
              "rules",
              List.of(Map.of("status", "Enabled", "days", 30), Map.of("days", 7)),
              "time",
              Instant.parse("2026-06-01T12:00:00Z")),
          "params",
          Map.of("allowed", List.of("aws:kms", 35)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c.int == 35 && c.int == c.long && c.int == c.decimal && c.int < c.double",
        "c.int == 35.0 && 36 > c.double && c.big > 1.0e29",
        "c.int in params.allowed && c.text in params['allowed'] && !('AES256' in params.allowed)",
        "c.int + 1 == 36 && c.int * 2 == 70 && c.int / 2 == 17 && c.int % 2 == 1 && -c.int == -35",
        "c.text + '!' == 'aws:kms!' && size(c.list + [1]) == 5 && size(c.text) == 7",
        "c.text.startsWith('aws') && c.text.endsWith('kms') && c.text.contains(':')",
        "c.text.matches('^aws:(kms|kms:dsse)$') && !matches(c.text, 'AES')",
        "c.list[0] == 1 && c.list[3].a == 1 && c['int'] == 35",
        "c.list == [1, 2, 'drie', {'a': 1}] && c.list != [1] && dyn({'a': 1}) == {'a': 1.0}",
        "c.rules.exists(r, r.days == 7) && c.rules.all(r, r.days > 1)",
        "c.rules.exists_one(r, r.days == 7) && c.rules.filter(r, r.days > 7).size() == 1",
        "c.rules.map(r, r.days) == [30, 7] && c.rules.map(r, r.days > 7, r.status) == ['Enabled']",
        "c.rules.exists(r, r.status == 'Enabled') && {'a': 1, 'b': 2}.all(k, k < 'c')",
        "c.rules.map(r, c.rules.map(q, q.days + r.days)) == [[60, 37], [37, 14]]",
        "int(c.number) == 35 && double('1.5') == 1.5 && string(35) == '35' && bool('true')",
        "int(35.9) == 35 && string(true) == 'true' && size({'a': 1}) == 1 && dyn(1) == 1",
        "c.time == timestamp('2026-06-01T14:00:00+02:00') && c.time < timestamp(1900000000)",
        "has(c.int) && !has(c.nothing) && (has(c.nothing) ? c.nothing : true)",
        "true || c.nothing && false",
        "c.nothing || true",
        "!(c.nothing && false)",
        "twice(c.int) == 70 && orNone(c.nothing.deeper) == 'none' && orNone(c.text) == 'aws:kms'",
        "c.text != 35 && !(c.text == 1) && [] == []",
        "'a' < 'b' && false < true && 2.0 <= 2 && 9007199254740993 > 9007199254740992.0",
        "[1, 2].exists(x, x == 3 || c.list.exists(y, y == x))"
      })
  void isTrue(String source) {
    assertThat(evaluated(source, VARIABLES)).as(source).isEqualTo(new Outcome.Value(true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          c.nothing ; c.nothing is missing
          c.nothing.deeper == 1 ; c.nothing is missing
          has(c.nothing.deeper) ; c.nothing is missing
          has(c.text.deeper) ; c.text is no object
          c.text.deeper ; c.text.deeper is missing
          item.name == '' ; item is missing
          c.list[7] ; c.list[7] is missing
          c.list['a'] ; c.list['a'] is missing
          c['nothing'] == 1 ; c['nothing'] is missing
          c.nothing && true ; c.nothing is missing
          c.nothing || false ; c.nothing is missing
          c.text ? 1 : 2 ; expected true or false, found a text
          c.text && true ; expected true or false, found a text
          c.text < 1 ; a text cannot be compared with a number
          c.int + c.text == 1 ; a number + a text has no value
          c.int / 0 == 1 ; a number / a number has no value
          9223372036854775807 + c.int == 1 ; a number + a number has no value
          -(-9223372036854775807 - 1) == 1 ; a number - a number has no value
          1 in c.text ; expected a list after 'in', found a text
          c.rules.map(r, r.status) ; r.status is missing
          c.rules.all(r, r.status != 'x') ; r.status is missing
          c.text.exists(r, true) ; c.text is a text, not a list
          int(c.text) ; int() has no value: its input is unsuited
          size(c.int) ; size() has no value: its input is unsuited
          timestamp('gisteren') ; timestamp() has no value: its input is unsuited
          c.text.matches(c.text + '(') ; matches() has no value: its input is unsuited
          twice(c.text) ; twice() wants a whole number, found a text
          {c.text: 1, 'aws:kms': 2} ; a map has the same key twice
          """)
  void tellsWhatIsMissing(String source, String sentence) {
    assertThat(evaluated(source, VARIABLES)).isEqualTo(new Outcome.Missing(sentence));
  }

  @Test
  void oneElementDecidesWhateverTheOthersLack() {
    assertThat(evaluated("c.rules.all(r, r.status == 'x')", VARIABLES))
        .isEqualTo(new Outcome.Value(false));
  }

  @Test
  void aValueThatIsMissingForAReasonTellsIt() {
    Map<String, Object> variables = Map.of("c", new Outcome.Missing("it could not be asked"));

    assertThat(evaluated("has(c.x) || c.y == 1", variables))
        .isEqualTo(new Outcome.Missing("it could not be asked"));
  }

  @Test
  void nothingIsKnownOfNaN() {
    Map<String, Object> variables = Map.of("c", Double.NaN);

    assertThat(evaluated("c < 1.0 || c >= 1.0 || c == c || c == 1", variables))
        .isEqualTo(new Outcome.Value(false));
  }

  @Test
  void valuesOfOtherTypesAreMissing() {
    Map<String, Object> variables = Map.of("c", Map.of("odd", new StringBuilder("x")));

    assertThat(evaluated("c.odd == 'x'", variables))
        .isEqualTo(new Outcome.Missing("c.odd is missing"));
  }

  @Test
  void whatAFunctionWorkedOutOfAValueIsKept() {
    int[] calls = {0};
    ExpressionLanguage language =
        ExpressionLanguage.builder()
            .variable("c")
            .function(
                new ExpressionFunction(
                    "slow",
                    List.of(ValueType.STRING),
                    ValueType.INT,
                    (a, memo) ->
                        memo.of(
                            Long.class,
                            a[0],
                            text -> {
                              calls[0]++;
                              return 1L;
                            })))
            .build();
    Expression expression =
        ((Compilation.Compiled) language.compile("slow(c) + slow(c) == 2", ValueType.BOOL))
            .expression();

    Memo memo = new Memo();
    assertThat(expression.evaluate(name -> "text", memo).isTrue()).isTrue();
    assertThat(expression.evaluate(name -> "text", memo).isTrue()).isTrue();
    assertThat(calls[0]).isEqualTo(1);
  }
}
