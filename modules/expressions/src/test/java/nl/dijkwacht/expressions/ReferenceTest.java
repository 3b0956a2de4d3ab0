package nl.dijkwacht.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random expressions over random values give what CEL's own interpreter gives, and nothing where it
 * fails.
 */
class ReferenceTest {

  private static final int EXPRESSIONS = 1_500;
  private static final int OBJECTS = 6;

  private static final CelOptions OPTIONS =
      CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("c", SimpleType.DYN)
          .build();

  /** They differ in what a text is to {@code &&}; one is right. */
  private static final CelRuntime LEGACY =
      CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(OPTIONS).build();

  private static final CelRuntime PLANNER =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

  private final Random random = new Random(42);
  private int values;
  private int failures;

  @Test
  void expressionsMeanWhatTheyMeanToCel() throws CelEvaluationException {
    for (int i = 0; i < EXPRESSIONS; i++) {
      String source = truth(4);
      Optional<CelAbstractSyntaxTree> tree = tree(source);
      Compilation compilation = Expressions.LANGUAGE.compile(source, ValueType.ANY);
      assertThat(compilation instanceof Compilation.Compiled)
          .as(source)
          .isEqualTo(tree.isPresent());
      if (tree.isPresent()) {
        compare(source, ((Compilation.Compiled) compilation).expression(), tree.get());
      }
    }
    assertThat(values).isGreaterThan(500);
    assertThat(failures).isGreaterThan(500);
  }

  private void compare(String source, Expression expression, CelAbstractSyntaxTree tree)
      throws CelEvaluationException {
    List<CelRuntime.Program> programs =
        List.of(LEGACY.createProgram(tree), PLANNER.createProgram(tree));
    for (int i = 0; i < OBJECTS; i++) {
      Map<String, Object> c = object(3);
      Outcome got = expression.evaluate(name -> name.equals("c") ? c : null, new Memo());
      Optional<Object> value =
          got instanceof Outcome.Value given ? Optional.of(given.value()) : Optional.empty();
      values += value.isPresent() ? 1 : 0;
      failures += value.isPresent() ? 0 : 1;
      assertThat(programs.stream().map(program -> evaluated(program, c)))
          .as("%s over %s", source, c)
          .contains(value);
    }
  }

  private static Optional<CelAbstractSyntaxTree> tree(String source) {
    try {
      return Optional.of(COMPILER.compile(source).getAst());
    } catch (CelValidationException refused) {
      return Optional.empty();
    }
  }

  private static Optional<Object> evaluated(CelRuntime.Program program, Map<String, Object> c) {
    try {
      return Optional.of(program.eval(Map.of("c", c)));
    } catch (CelEvaluationException failed) {
      return Optional.empty();
    }
  }

  private String any(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** An expression of which the result is true or false. */
  private String truth(int depth) {
    if (depth == 0) {
      return any("true", "false", "has(c.a)", "has(c.b.a)", "c.f", "has(c.zz)");
    }
    String text = value(depth - 1);
    String other = value(depth - 1);
    return switch (random.nextInt(14)) {
      case 0, 1 -> "(" + truth(depth - 1) + " && " + truth(depth - 1) + ")";
      case 2, 3 -> "(" + truth(depth - 1) + " || " + truth(depth - 1) + ")";
      case 4 -> "!" + truth(depth - 1);
      case 5 -> "(" + text + any(" == ", " != ") + other + ")";
      case 6 -> ordered(text, other);
      case 7 -> "(" + text + " in " + list(depth - 1) + ")";
      case 8 -> list(depth - 1) + any(".exists", ".all", ".exists_one") + "(x, " + inner() + ")";
      case 9 -> "(" + truth(depth - 1) + " ? " + truth(depth - 1) + " : " + truth(depth - 1) + ")";
      case 10 -> "dyn(" + text + ")" + any(".contains", ".startsWith", ".endsWith") + "('a')";
      case 11 -> "dyn(" + text + ").matches('^a+$')";
      case 12 -> "(size(" + list(depth - 1) + ") == size(dyn(" + text + ")))";
      default -> "(" + list(depth - 1) + " == " + list(depth - 1) + ")";
    };
  }

  /** These interpreters do not order whole numbers and others, as the language does. */
  private String ordered(String one, String other) {
    String type = any("int", "double", "string");
    return "(%s(dyn(%s))%s%s(dyn(%s)))"
        .formatted(type, one, any(" < ", " <= ", " > ", " >= "), type, other);
  }

  private String inner() {
    return any("x == 1", "x == 'a'", "x.a == 1", "has(x.a)", "x in c.d", "x == c.a", "x", "!x");
  }

  private String value(int depth) {
    if (depth <= 0) {
      return any(
          "1", "2", "-1", "1.0", "2.5", "'a'", "'aa'", "''", "true", "c.a", "c.b", "c.d", "c.b.a",
          "c['a']", "c.d[0]", "c.d[1]", "c.zz", "c.f");
    }
    return switch (random.nextInt(6)) {
      case 0, 1 ->
          "(dyn("
              + value(depth - 1)
              + ")"
              + any(" + ", " - ", " * ", " / ", " % ")
              + "dyn("
              + value(depth - 1)
              + "))";
      case 2 -> any("int", "double", "string", "bool") + "(dyn(" + value(depth - 1) + "))";
      case 3 -> "size(dyn(" + value(depth - 1) + "))";
      case 4 ->
          "("
              + truth(depth - 1)
              + " ? dyn("
              + value(depth - 1)
              + ") : dyn("
              + value(depth - 1)
              + "))";
      default -> value(0);
    };
  }

  private String list(int depth) {
    if (depth <= 0) {
      return any("c.d", "[]", "[1, 2]", "['a', 'b']", "c.b", "c.zz", "[1, 'a', true]");
    }
    return switch (random.nextInt(5)) {
      case 0 -> list(depth - 1) + ".map(x, " + any("x", "[x]", "x.a", "1") + ")";
      case 1 -> list(depth - 1) + ".filter(x, " + inner() + ")";
      case 2 -> "[dyn(" + value(depth - 1) + "), dyn(" + value(depth - 1) + ")]";
      case 3 -> list(depth - 1) + ".map(x, " + inner() + ", x)";
      default -> list(0);
    };
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (String key : List.of("a", "b", "d", "f")) {
      if (random.nextInt(6) > 0) {
        object.put(key, json(depth));
      }
    }
    return object;
  }

  private Object json(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 5)) {
      case 0 -> (long) random.nextInt(4) - 1;
      case 1 -> random.nextInt(4) * 0.5;
      case 2 -> any("a", "aa", "b", "", "1");
      case 3 -> random.nextBoolean();
      case 4 -> 1L;
      case 5 -> object(depth - 1);
      default -> random.ints(random.nextInt(3), 0, 2).mapToObj(i -> json(depth - 1)).toList();
    };
  }
}
