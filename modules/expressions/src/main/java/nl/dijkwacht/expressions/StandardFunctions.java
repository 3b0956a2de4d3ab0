package nl.dijkwacht.expressions;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CEL's own functions, as far as they are offered. */
final class StandardFunctions {

  /** Does not give null but for wrong types. */
  private interface Body {
    @Nullable Object apply(Object[] arguments, Frame frame);
  }

  private static final Set<String> TRUE = Set.of("1", "t", "true", "TRUE", "True");
  private static final Set<String> FALSE = Set.of("0", "f", "false", "FALSE", "False");

  private static final Map<String, Body> BODIES =
      Map.of(
          "size", (a, f) -> size(a[0]),
          "contains", (a, f) -> texts(a) ? ((String) a[0]).contains((String) a[1]) : null,
          "startsWith", (a, f) -> texts(a) ? ((String) a[0]).startsWith((String) a[1]) : null,
          "endsWith", (a, f) -> texts(a) ? ((String) a[0]).endsWith((String) a[1]) : null,
          "matches", (a, f) -> texts(a) ? matches((String) a[0], (String) a[1], f) : null,
          "int", (a, f) -> whole(a[0]),
          "double", (a, f) -> number(a[0]),
          "string", (a, f) -> text(a[0]),
          "bool", (a, f) -> truth(a[0]),
          "timestamp", (a, f) -> time(a[0]));

  private StandardFunctions() {}

  /** A call of a function; {@code dyn} gives its argument. */
  static Term call(String name, List<Term> arguments, String label) {
    if (name.equals("dyn")) {
      return arguments.get(0);
    }
    Body body = BODIES.get(name);
    if (body == null) {
      throw new IllegalStateException("declared without a body: " + name);
    }
    Outcome.Missing missing = new Outcome.Missing(label + " has no value: its input is unsuited");
    Term[] terms = arguments.toArray(Term[]::new);
    return frame -> {
      Object[] values = new Object[terms.length];
      for (int i = 0; i < terms.length; i++) {
        values[i] = terms[i].value(frame);
        if (values[i] instanceof Outcome.Missing) {
          return values[i];
        }
        if (!(values[i] instanceof String text ? frame.spendOn(text) : frame.spend(1))) {
          return Frame.spent();
        }
      }
      Object result = body.apply(values, frame);
      return result == null ? missing : result;
    };
  }

  private static boolean texts(Object[] arguments) {
    return arguments[0] instanceof String && arguments[1] instanceof String;
  }

  private static @Nullable Object size(Object value) {
    if (value instanceof String text) {
      return (long) text.codePointCount(0, text.length());
    }
    if (value instanceof List<?> list) {
      return (long) list.size();
    }
    return value instanceof Map<?, ?> map ? (Object) (long) map.size() : null;
  }

  private static @Nullable Object matches(String text, String regex, Frame frame) {
    if (text.length() > frame.limits.maxText()) {
      return null;
    }
    Object pattern = frame.memo.of(Object.class, regex, source -> pattern(source, frame.limits));
    return pattern instanceof Pattern usable ? usable.matcher(text).find() : null;
  }

  /** The pattern, or the sentence that says why there is none. */
  static Object pattern(String regex, ExpressionLimits limits) {
    if (regex.length() > limits.maxPattern()) {
      return "this regular expression is too long; shorten it";
    }
    try {
      Pattern pattern = Pattern.compile(regex);
      return pattern.programSize() > limits.maxPattern()
          ? "this regular expression is too large; shorten it or its repetitions"
          : pattern;
    } catch (PatternSyntaxException e) {
      return "this is no regular expression (" + e.getDescription() + "); correct it";
    }
  }

  private static @Nullable Object whole(Object value) {
    if (value instanceof Long) {
      return value;
    }
    if (value instanceof Double number) {
      return Math.abs(number) < 0x1p63 ? (Object) number.longValue() : null;
    }
    if (value instanceof Instant time) {
      return time.getEpochSecond();
    }
    try {
      return value instanceof String text ? (Object) Long.valueOf(text) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Object number(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    try {
      return value instanceof String text && text.length() < 100
          ? (Object) Double.valueOf(text)
          : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Object text(Object value) {
    return value instanceof List || value instanceof Map ? null : value.toString();
  }

  private static @Nullable Object truth(Object value) {
    if (value instanceof Boolean) {
      return value;
    }
    if (value instanceof String text) {
      return TRUE.contains(text) ? Boolean.TRUE : FALSE.contains(text) ? Boolean.FALSE : null;
    }
    return null;
  }

  private static @Nullable Object time(Object value) {
    if (value instanceof Long seconds) {
      return Math.abs(seconds) < 1L << 40 ? Instant.ofEpochSecond(seconds) : null;
    }
    try {
      return value instanceof String text
          ? OffsetDateTime.parse(text).toInstant()
          : value instanceof Instant ? value : null;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
