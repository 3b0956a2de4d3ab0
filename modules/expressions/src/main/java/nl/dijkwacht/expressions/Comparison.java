package nl.dijkwacht.expressions;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Compares values. */
final class Comparison {

  private Comparison() {}

  static Term equal(Term left, Term right, boolean wanted) {
    return frame -> {
      Object a = left.value(frame);
      if (a instanceof Outcome.Missing) {
        return a;
      }
      Object b = right.value(frame);
      if (b instanceof Outcome.Missing) {
        return b;
      }
      boolean same = Values.equal(a, b, frame);
      return frame.spend(0) ? same == wanted : Frame.spent();
    };
  }

  static Term order(Term left, Term right, IntPredicate wanted) {
    return frame -> {
      Object a = left.value(frame);
      if (a instanceof Outcome.Missing) {
        return a;
      }
      Object b = right.value(frame);
      if (b instanceof Outcome.Missing) {
        return b;
      }
      Integer order = Values.order(a, b);
      if (order == null) {
        return new Outcome.Missing(Values.noun(a) + " cannot be compared with " + Values.noun(b));
      }
      return !order.equals(Values.UNORDERED) && wanted.test(order);
    };
  }

  static Term in(Term element, Term container) {
    return frame -> {
      Object value = element.value(frame);
      if (value instanceof Outcome.Missing) {
        return value;
      }
      Object in = container.value(frame);
      if (in instanceof List<?> list) {
        return contains(list, value, frame);
      }
      if (in instanceof Map<?, ?> map) {
        return map.containsKey(value);
      }
      return in instanceof Outcome.Missing
          ? in
          : new Outcome.Missing("expected a list after 'in', found " + Values.noun(in));
    };
  }

  private static Object contains(List<?> list, Object value, Frame frame) {
    for (Object element : list) {
      if (Values.equal(value, element, frame)) {
        return true;
      }
    }
    return frame.spend(0) ? (Object) false : Frame.spent();
  }
}
