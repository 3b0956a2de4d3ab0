package nl.dijkwacht.expressions;

import java.util.List;

/** Calls of functions that do not belong to CEL. */
final class OwnFunctions {

  private OwnFunctions() {}

  static Term call(ExpressionFunction function, List<Term> arguments) {
    Term[] terms = arguments.toArray(Term[]::new);
    ValueType[] types = function.arguments().toArray(ValueType[]::new);
    ExpressionFunction.Body body = function.body();
    return frame -> {
      Object[] values = new Object[terms.length];
      for (int i = 0; i < terms.length; i++) {
        values[i] = terms[i].value(frame);
        if (values[i] instanceof Outcome.Missing) {
          return values[i];
        }
        if (!types[i].accepts(values[i])) {
          return unsuited(function.name(), types[i], values[i]);
        }
        if (!(values[i] instanceof String text ? frame.spendOn(text) : frame.spend(1))) {
          return Frame.spent();
        }
      }
      return body.call(values, frame.memo);
    };
  }

  private static Outcome.Missing unsuited(String function, ValueType type, Object value) {
    return new Outcome.Missing(
        function + "() wants " + type.noun() + ", found " + Values.noun(value));
  }
}
