package nl.dijkwacht.expressions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The macros that go through a list, or through the keys of an object. */
final class Comprehension {

  private Comprehension() {}

  /**
   * {@code all} and {@code exists}: one element that decides makes up for those that cannot be
   * judged.
   */
  static Term quantifier(Term range, int slot, Term test, boolean decisive, String label) {
    return frame -> {
      Object over = elements(range.value(frame), label);
      if (!(over instanceof Collection<?> elements)) {
        return over;
      }
      Object missing = null;
      for (Object element : elements) {
        Object held = bind(frame, slot, element, label);
        Object value = held == null ? test.value(frame) : held;
        if (value instanceof Boolean flag) {
          if (flag == decisive) {
            return decisive;
          }
        } else if (missing == null) {
          missing = value instanceof Outcome.Missing ? value : Logic.noTruth(value);
        }
        if (!frame.spend(1)) {
          return Frame.spent();
        }
      }
      return missing == null ? (Object) !decisive : missing;
    };
  }

  static Term existsOne(Term range, int slot, Term test, String label) {
    Term matching = collect(range, slot, test, frame -> true, label);
    return frame -> {
      Object matches = matching.value(frame);
      return matches instanceof List<?> list ? (Object) (list.size() == 1) : matches;
    };
  }

  /** {@code map} and {@code filter}. */
  static Term collect(Term range, int slot, @Nullable Term test, Term result, String label) {
    return frame -> {
      Object over = elements(range.value(frame), label);
      if (!(over instanceof Collection<?> elements)) {
        return over;
      }
      List<Object> collected = new ArrayList<>();
      for (Object element : elements) {
        Object held = bind(frame, slot, element, label);
        Object wanted = held != null ? held : test == null ? true : test.value(frame);
        if (!frame.spend(1)) {
          return Frame.spent();
        }
        if (!(wanted instanceof Boolean flag)) {
          return wanted instanceof Outcome.Missing ? wanted : Logic.noTruth(wanted);
        }
        if (flag) {
          Object value = result.value(frame);
          if (value instanceof Outcome.Missing) {
            return value;
          }
          collected.add(value);
        }
      }
      return Collections.unmodifiableList(collected);
    };
  }

  private static Object elements(Object range, String label) {
    if (range instanceof Map<?, ?> map) {
      return map.keySet();
    }
    return range instanceof Collection || range instanceof Outcome.Missing
        ? range
        : new Outcome.Missing(label + " is " + Values.noun(range) + ", not a list");
  }

  /** Null if the element can be looked at. */
  private static @Nullable Object bind(
      Frame frame, int slot, @Nullable Object element, String label) {
    Object value = Values.seen(element);
    if (value == null) {
      return new Outcome.Missing("an element of " + label + " is missing");
    }
    frame.locals[slot] = value;
    return null;
  }
}
