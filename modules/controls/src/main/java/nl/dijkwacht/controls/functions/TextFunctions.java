package nl.dijkwacht.controls.functions;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.controls.json.JsonText;
import nl.dijkwacht.expressions.ExpressionFunction;
import nl.dijkwacht.expressions.Memo;
import nl.dijkwacht.expressions.Outcome;
import nl.dijkwacht.expressions.ValueType;

/** Functions over texts, tags, ARNs and JSON in texts. */
final class TextFunctions {

  /** Of JSON in a text. */
  private record Parsed(Optional<Object> value) {}

  private static final Outcome.Missing NO_JSON =
      new Outcome.Missing("json() got what is no JSON, or too large");

  private static final int PARTS = 6;

  static final List<ExpressionFunction> ALL =
      List.of(
          new ExpressionFunction(
              "lower",
              List.of(ValueType.STRING),
              ValueType.STRING,
              (a, memo) -> ((String) a[0]).toLowerCase(Locale.ROOT)),
          new ExpressionFunction(
              "sameText",
              List.of(ValueType.STRING, ValueType.STRING),
              ValueType.BOOL,
              (a, memo) -> ((String) a[0]).equalsIgnoreCase((String) a[1])),
          new ExpressionFunction(
              "tag",
              List.of(ValueType.MAP, ValueType.STRING),
              ValueType.STRING,
              (a, memo) -> tag((Map<?, ?>) a[0], (String) a[1])),
          new ExpressionFunction(
              "each",
              List.of(ValueType.ANY),
              ValueType.LIST,
              (a, memo) -> a[0] instanceof List ? a[0] : List.of(a[0])),
          new ExpressionFunction(
              "json",
              List.of(ValueType.STRING),
              ValueType.ANY,
              (a, memo) -> json((String) a[0], memo)),
          arn("arnService", 2),
          arn("arnRegion", 3),
          arn("arnAccount", 4));

  private TextFunctions() {}

  private static Object tag(Map<?, ?> tags, String name) {
    for (Map.Entry<?, ?> entry : tags.entrySet()) {
      if (entry.getKey() instanceof String key && key.equalsIgnoreCase(name)) {
        return String.valueOf(entry.getValue());
      }
    }
    return "";
  }

  private static Object json(String text, Memo memo) {
    return memo.of(Parsed.class, text, source -> new Parsed(JsonText.read(source)))
        .value()
        .orElse(NO_JSON);
  }

  private static ExpressionFunction arn(String name, int part) {
    Outcome.Missing noArn = new Outcome.Missing(name + "() got what is no ARN");
    return new ExpressionFunction(
        name,
        List.of(ValueType.STRING),
        ValueType.STRING,
        (a, memo) -> {
          String[] parts = ((String) a[0]).split(":", PARTS);
          return parts.length == PARTS && parts[0].equals("arn") ? parts[part] : noArn;
        });
  }
}
