package nl.dijkwacht.expressions;

import static nl.dijkwacht.expressions.Expressions.LANGUAGE;
import static nl.dijkwacht.expressions.Expressions.compiled;
import static nl.dijkwacht.expressions.Expressions.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompilingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          true && parms.a == 1      | 8  | there is no 'parms' here; did you mean 'params'?
          twise(1) == 2             | 5  | there is no 'twise' here; did you mean 'twice'?
          item.regoin == 'x'        | 4  | 'item' has no 'regoin'; did you mean 'region'?
          item['regoin'] == 'x'     | 5  | 'item' has no 'regoin'; did you mean 'region'?
          twice('a') == 2           | 5  | 'twice' does not take (string); change its arguments
          1 + 1                     | 0  | this expression has to give true or false; change it
          c.x == null               | 7  | there are no nulls, bytes and unsigned numbers here; ask for a field with has(), and write numbers without u
          c.x == 1u                 | 7  | there are no nulls, bytes and unsigned numbers here; ask for a field with has(), and write numbers without u
          c.x.matches('a(')         | 12 | this is no regular expression (missing closing )); correct it
          c.x.matches('(a{900}){9}')| 12 | ~this is no regular expression (bad repetition operator); correct it~
          """)
  void aMistakeIsToldWithItsPlaceAndWhatToDo(String source, int offset, String message) {
    List<Fault> faults = faults(source);
    assertThat(faults.get(0).offset()).isEqualTo(offset);
    if (!source.contains("{9}")) {
      assertThat(faults).containsExactly(new Fault(offset, message));
    }
  }

  @Test
  void whatIsNoCelIsToldAtItsPlace() {
    assertThat(faults("c.x == "))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.offset()).isEqualTo(7);
              assertThat(fault.message())
                  .startsWith("this is no CEL (mismatched input '<EOF>'")
                  .endsWith("check names, brackets and quotes");
            });
    assertThat(faults(" ")).hasSize(1);
  }

  @Test
  void severalMistakesAreToldAtOnce() {
    assertThat(faults("foo == 1 && bar == 2 && item.nam == 'x'")).hasSize(2);
    assertThat(faults("item.nam == 'x' && item.regio == 'y'")).hasSize(2);
  }

  @Test
  void whatIsTooLongTooLargeOrTooDeepIsRefused() {
    ExpressionLanguage strict =
        ExpressionLanguage.builder()
            .variable("c")
            .limits(new ExpressionLimits(200, 20, 8, 100, 100, 100))
            .build();

    assertThat(faults(strict, "c == '" + "x".repeat(200) + "'"))
        .extracting(Fault::message)
        .containsExactly("this expression is longer than 200 characters; make it shorter");
    assertThat(faults(strict, "c == 1 || ".repeat(10) + "c == 2"))
        .extracting(Fault::message)
        .containsExactly("this expression is too large or nested too deeply; make it simpler");
    assertThat(faults(strict, "c.a.b.c.d.e.f.g.h.i.j.k == 1")).hasSize(1);
    assertThat(faults(strict, "(".repeat(90) + "true" + ")".repeat(90))).isNotEmpty();
    assertThat(faults(strict, "c.matches('" + "a?".repeat(60) + "')"))
        .extracting(Fault::message)
        .containsExactly("this regular expression is too long; shorten it");
  }

  @Test
  void randomSourcesAreCompiledOrRefusedAndNeverThrow() {
    Random random = new Random(7);
    String[] tokens = {
      "c",
      ".",
      "x",
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      "'",
      "\"",
      "1",
      "2.0",
      "&&",
      "||",
      "!",
      "-",
      "?",
      ":",
      ",",
      "==",
      "in",
      "has(",
      "exists(",
      "r",
      " ",
      "matches(",
      "'a*'",
      "\\",
      "\u0000",
      "é",
      "😀",
      "true",
      "int(",
      "9999999999999999999",
      "//",
      "\n",
      "b'x'",
      "size(",
      "@result",
      "null"
    };
    int compiled = 0;
    for (int i = 0; i < 5_000; i++) {
      StringBuilder source = new StringBuilder();
      for (int j = random.nextInt(12); j >= 0; j--) {
        source.append(tokens[random.nextInt(tokens.length)]);
      }
      Compilation compilation = Expressions.LANGUAGE.compile(source.toString(), ValueType.ANY);
      if (compilation instanceof Compilation.Compiled usable) {
        compiled++;
        assertThat(usable.expression().evaluate(name -> null, new Memo())).isNotNull();
        assertThat(usable.expression().parts()).isNotEmpty();
      } else {
        assertThat(((Compilation.Refused) compilation).faults()).isNotEmpty();
      }
    }
    assertThat(compiled).isGreaterThan(50);
  }

  @Test
  void whatAnExpressionNamesIsKnown() {
    Mentions mentions =
        compiled("has(c.a) && c['b'].d == item.name && c.rules.exists(r, r.x == params.y)")
            .mentions();

    assertThat(mentions.fields().get("c")).isEqualTo(Set.of("a", "b", "rules"));
    assertThat(mentions.fields().get("item")).isEqualTo(Set.of("name"));
    assertThat(mentions.fields().get("params")).isEqualTo(Set.of("y"));
    assertThat(mentions.wholes()).isEmpty();
    assertThat(mentions.variable("r")).isFalse();
    assertThat(mentions.field("c", "a")).isTrue();
    assertThat(mentions.field("c", "z")).isFalse();
  }

  @Test
  void whoTakesAllOfAVariableMayLookAtAnyField() {
    Mentions mentions = compiled("c.exists(k, c[k] == 1) && size(item) > 0").mentions();

    assertThat(mentions.field("c", "anything")).isTrue();
    assertThat(mentions.field("item", "name")).isTrue();
    assertThat(mentions.field("params", "name")).isFalse();
    assertThat(mentions.variable("c")).isTrue();
  }

  @Test
  void aVariableOfAMacroHidesOneOfTheEvaluation() {
    assertThat(compiled("[{'x': 1}].exists(c, c.x == 1)").mentions().variable("c")).isFalse();
  }

  @Test
  void thePartsOfAnExpressionStandAlone() {
    Expression expression = compiled("has(c.a) && (c.b == 1 || c.d.exists(r, r == 2)) && true");

    assertThat(expression.parts())
        .extracting(Expression.Part::text)
        .containsExactly("has(c.a)", "c.b == 1 || c.d.exists(r, r == 2)", "true");
    assertThat(expression.parts().get(1).expression().evaluate(name -> null, new Memo()))
        .isEqualTo(new Outcome.Missing("c is missing"));
    assertThat(compiled("c.a == 1").parts()).hasSize(1);
  }

  @Test
  void whatIsCompiledLaterIsTheSame() {
    Expression later = LANGUAGE.compileLater("has(c.a) && c.a == 1", ValueType.BOOL);

    assertThat(later.source()).isEqualTo("has(c.a) && c.a == 1");
    assertThat(later.evaluate(Map.of("c", Map.of("a", 1L))::get, new Memo()).isTrue()).isTrue();
    assertThat(later.mentions()).isEqualTo(compiled("has(c.a) && c.a == 1").mentions());
    assertThat(later.parts()).hasSize(2);
  }

  @Test
  void whatProvesNotToCompileFailsWhenItIsNeeded() {
    Expression later = LANGUAGE.compileLater("c.a ==", ValueType.BOOL);

    assertThatIllegalStateException().isThrownBy(later::mentions).withMessageContaining("c.a ==");
  }
}
