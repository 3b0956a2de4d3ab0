package nl.dijkwacht.expressions;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a value out of others, and says what is missing. */
final class Path {

  private Path() {}

  /** A variable of the evaluation. */
  static Term variable(String name) {
    Outcome.Missing missing = new Outcome.Missing(name + " is missing");
    return frame -> {
      Object value = Values.seen(frame.variables.value(name));
      return value == null ? missing : value;
    };
  }

  /** A variable of a comprehension. */
  static Term local(int slot) {
    return frame -> frame.locals[slot];
  }

  /** A field of an object. */
  static Term select(Term operand, String field, String label) {
    Outcome.Missing missing = new Outcome.Missing(label + " is missing");
    return frame -> {
      Object object = operand.value(frame);
      if (object instanceof Map<?, ?> map) {
        Object value = Values.seen(map.get(field));
        return value == null ? missing : value;
      }
      return object instanceof Outcome.Missing ? object : missing;
    };
  }

  /** Whether an object has a field. */
  static Term has(Term operand, String field, String label) {
    Outcome.Missing missing = new Outcome.Missing(label + " is no object");
    return frame -> {
      Object object = operand.value(frame);
      if (object instanceof Map<?, ?> map) {
        return map.containsKey(field);
      }
      return object instanceof Outcome.Missing ? object : missing;
    };
  }

  /** An entry of a list or an object. */
  static Term index(Term operand, Term key, String label) {
    Outcome.Missing missing = new Outcome.Missing(label + " is missing");
    return frame -> {
      Object container = operand.value(frame);
      if (container instanceof Outcome.Missing) {
        return container;
      }
      Object at = key.value(frame);
      if (at instanceof Outcome.Missing) {
        return at;
      }
      Object value = Values.seen(entry(container, at));
      return value == null ? missing : value;
    };
  }

  private static @Nullable Object entry(Object container, Object key) {
    if (container instanceof Map<?, ?> map) {
      return map.get(key);
    }
    return container instanceof java.util.List<?> list
            && key instanceof Long at
            && at >= 0
            && at < list.size()
        ? list.get(at.intValue())
        : null;
  }
}
