package nl.dijkwacht.expressions;

/** Truth of three values: what is missing decides nothing where the other operand decides. */
final class Logic {

  private Logic() {}

  static Term and(Term left, Term right) {
    return frame -> both(left.value(frame), right, frame, false);
  }

  static Term or(Term left, Term right) {
    return frame -> both(left.value(frame), right, frame, true);
  }

  private static Object both(Object first, Term right, Frame frame, boolean decisive) {
    if (first instanceof Boolean flag && flag == decisive) {
      return decisive;
    }
    Object second = right.value(frame);
    if (second instanceof Boolean flag && (flag == decisive || first instanceof Boolean)) {
      return second;
    }
    Object missing = first instanceof Boolean ? second : first;
    return missing instanceof Outcome.Missing ? missing : noTruth(missing);
  }

  static Term not(Term operand) {
    return frame -> {
      Object value = operand.value(frame);
      if (value instanceof Boolean flag) {
        return !flag;
      }
      return value instanceof Outcome.Missing ? value : noTruth(value);
    };
  }

  static Term choose(Term condition, Term yes, Term no) {
    return frame -> {
      Object value = condition.value(frame);
      if (value instanceof Boolean flag) {
        return (flag ? yes : no).value(frame);
      }
      return value instanceof Outcome.Missing ? value : noTruth(value);
    };
  }

  static Outcome.Missing noTruth(Object value) {
    return new Outcome.Missing("expected true or false, found " + Values.noun(value));
  }
}
