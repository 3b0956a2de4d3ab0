package nl.dijkwacht.controls.functions;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.dijkwacht.expressions.ExpressionFunction;
import nl.dijkwacht.expressions.Outcome;
import nl.dijkwacht.expressions.ValueType;

/** All functions of controls. */
public final class ControlFunctions {

  private static final Outcome.Missing STUB = new Outcome.Missing("not made yet");

  private ControlFunctions() {}

  public static List<ExpressionFunction> all() {
    return List.of(
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
        stub("json", ValueType.ANY, ValueType.STRING),
        stub("arnRegion", ValueType.STRING, ValueType.STRING),
        stub("arnAccount", ValueType.STRING, ValueType.STRING),
        stub("arnService", ValueType.STRING, ValueType.STRING),
        stub("days", ValueType.INT, ValueType.TIMESTAMP, ValueType.TIMESTAMP),
        stub("time", ValueType.TIMESTAMP, ValueType.STRING),
        stub("isPublicCidr", ValueType.BOOL, ValueType.STRING),
        stub("portsInclude", ValueType.BOOL, ValueType.ANY, ValueType.ANY, ValueType.INT),
        stub("policyAllowsPublic", ValueType.BOOL, ValueType.ANY),
        stub("policyOtherAccounts", ValueType.TEXTS, ValueType.ANY, ValueType.STRING),
        stub("policyRequiresTls", ValueType.BOOL, ValueType.ANY, ValueType.STRING),
        stub("policyAllowsEverything", ValueType.BOOL, ValueType.ANY),
        stub("policyAllowsNotAction", ValueType.BOOL, ValueType.ANY),
        stub("policyAllows", ValueType.BOOL, ValueType.ANY, ValueType.STRING),
        stub("policyDenies", ValueType.BOOL, ValueType.ANY, ValueType.STRING),
        stub("policyTrustsEveryone", ValueType.BOOL, ValueType.ANY),
        stub("policyStatements", ValueType.LIST, ValueType.ANY));
  }

  private static ExpressionFunction stub(String name, ValueType result, ValueType... arguments) {
    return new ExpressionFunction(name, List.of(arguments), result, (a, memo) -> STUB);
  }

  private static Object tag(Map<?, ?> tags, String name) {
    for (Map.Entry<?, ?> entry : tags.entrySet()) {
      if (entry.getKey() instanceof String key && key.equalsIgnoreCase(name)) {
        return String.valueOf(entry.getValue());
      }
    }
    return "";
  }
}
