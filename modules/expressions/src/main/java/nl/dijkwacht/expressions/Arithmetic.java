package nl.dijkwacht.expressions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calculates; what overflows has no value. */
enum Arithmetic {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  MODULO("%");

  private final String sign;

  Arithmetic(String sign) {
    this.sign = sign;
  }

  Term of(Term left, Term right) {
    return frame -> {
      Object a = left.value(frame);
      if (a instanceof Outcome.Missing) {
        return a;
      }
      Object b = right.value(frame);
      return b instanceof Outcome.Missing ? b : calculate(a, b, frame);
    };
  }

  static Term negate(Term operand) {
    Term zero = frame -> 0L;
    Term minus = SUBTRACT.of(zero, operand);
    return frame -> operand.value(frame) instanceof Double number ? -number : minus.value(frame);
  }

  private Object calculate(Object a, Object b, Frame frame) {
    Object result = null;
    if (a instanceof Long x && b instanceof Long y) {
      result = whole(x, y);
    } else if (a instanceof Double x && b instanceof Double y) {
      result = number(x, y);
    } else if (this == ADD && a instanceof String x && b instanceof String y) {
      result = joined(x, y, frame);
    } else if (this == ADD && a instanceof List<?> x && b instanceof List<?> y) {
      result = joined(x, y, frame);
    }
    return result == null
        ? new Outcome.Missing(Values.noun(a) + " " + sign + " " + Values.noun(b) + " has no value")
        : result;
  }

  private @Nullable Long whole(long a, long b) {
    try {
      return switch (this) {
        case ADD -> Math.addExact(a, b);
        case SUBTRACT -> Math.subtractExact(a, b);
        case MULTIPLY -> Math.multiplyExact(a, b);
        case DIVIDE -> a == Long.MIN_VALUE && b == -1 ? null : (Long) (a / b);
        case MODULO -> a % b;
      };
    } catch (ArithmeticException overflowOrDivisionByZero) {
      return null;
    }
  }

  private @Nullable Double number(double a, double b) {
    return switch (this) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case MODULO -> null;
    };
  }

  private static Object joined(String a, String b, Frame frame) {
    long length = (long) a.length() + b.length();
    return length <= frame.limits.maxText() && frame.spendOn(a) && frame.spendOn(b)
        ? a + b
        : Frame.spent();
  }

  private static Object joined(List<?> a, List<?> b, Frame frame) {
    if (!frame.spend(a.size()) || !frame.spend(b.size())) {
      return Frame.spent();
    }
    List<Object> all = new ArrayList<>(a);
    all.addAll(b);
    return Collections.unmodifiableList(all);
  }
}
