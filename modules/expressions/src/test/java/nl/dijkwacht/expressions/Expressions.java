package nl.dijkwacht.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles and evaluates in one step. */
final class Expressions {

  private Expressions() {}

  static final ExpressionLanguage LANGUAGE =
      ExpressionLanguage.builder()
          .variable("c")
          .variable("params")
          .variable("item", Set.of("region", "name"))
          .function(
              new ExpressionFunction(
                  "twice", List.of(ValueType.INT), ValueType.INT, (a, memo) -> (Long) a[0] * 2))
          .function(
              new ExpressionFunction(
                  "orNone",
                  List.of(ValueType.MAYBE),
                  ValueType.STRING,
                  (a, memo) -> a[0] instanceof Outcome.Missing ? "none" : a[0].toString()))
          .build();

  static Expression compiled(String source) {
    Compilation compilation = LANGUAGE.compile(source, ValueType.ANY);
    assertThat(compilation).as(source).isInstanceOf(Compilation.Compiled.class);
    return ((Compilation.Compiled) compilation).expression();
  }

  static Outcome evaluated(String source, Map<String, ?> variables) {
    return compiled(source).evaluate(variables::get, new Memo());
  }

  static List<Fault> faults(String source) {
    return faults(LANGUAGE, source);
  }

  static List<Fault> faults(ExpressionLanguage language, String source) {
    Compilation compilation = language.compile(source, ValueType.BOOL);
    assertThat(compilation).as(source).isInstanceOf(Compilation.Refused.class);
    return ((Compilation.Refused) compilation).faults();
  }
}
