package nl.dijkwacht.sigma.correlate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What the result of a window has to be: all comparisons hold. Immutable.
 *
 * @param comparisons at least one; two make a range
 */
public record Threshold(List<Comparison> comparisons) {

  /** How a result relates to a limit. */
  public enum Operator {
    GT,
    GTE,
    LT,
    LTE,
    EQ,
    NEQ;

    /** As rules write it, such as {@code gte}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One comparison with a limit. */
  public record Comparison(Operator operator, BigDecimal limit) {

    boolean holds(double result) {
      double bound = limit.doubleValue();
      return switch (operator) {
        case GT -> result > bound;
        case GTE -> result >= bound;
        case LT -> result < bound;
        case LTE -> result <= bound;
        case EQ -> result == bound;
        case NEQ -> result != bound;
      };
    }

    boolean onlyLowerBound() {
      return operator == Operator.GT || operator == Operator.GTE;
    }
  }

  public Threshold {
    comparisons = List.copyOf(comparisons);
  }

  /** At least so many. */
  public static Threshold atLeast(int count) {
    return new Threshold(List.of(new Comparison(Operator.GTE, BigDecimal.valueOf(count))));
  }

  /** Whether a result is as wanted. */
  public boolean holds(double result) {
    for (int i = 0; i < comparisons.size(); i++) {
      if (!comparisons.get(i).holds(result)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a result that is as wanted stays so when it grows. */
  public boolean onlyLowerBounds() {
    return comparisons.stream().allMatch(Comparison::onlyLowerBound);
  }

  /** Whether some whole number between these, bounds included, is as wanted. */
  public boolean canHoldForCount(int least, int most) {
    List<Double> candidates = new ArrayList<>(List.of((double) least, (double) most));
    for (Comparison comparison : comparisons) {
      double near = Math.floor(comparison.limit().doubleValue());
      candidates.addAll(List.of(near - 1, near, near + 1));
    }
    return candidates.stream().anyMatch(n -> n >= least && n <= most && holds(n));
  }

  /** Whether some number that is not below {@code least} is as wanted. */
  public boolean canHoldForNumber(double least) {
    List<Double> limits = new ArrayList<>();
    comparisons.forEach(comparison -> limits.add(comparison.limit().doubleValue()));
    Collections.sort(limits);
    List<Double> candidates = new ArrayList<>(limits);
    candidates.add(least);
    candidates.add(limits.get(0) - 1 - Math.abs(limits.get(0)));
    for (int i = 0; i < limits.size(); i++) {
      double above = i + 1 < limits.size() ? limits.get(i + 1) : 2 * Math.abs(limits.get(i)) + 2;
      candidates.add((limits.get(i) + above) / 2);
    }
    return candidates.stream().anyMatch(number -> number >= least && holds(number));
  }

  /** As in {@code gt 100 and lte 200}. */
  @Override
  public String toString() {
    return String.join(
        " and ",
        comparisons.stream()
            .map(c -> c.operator().label() + " " + c.limit().toPlainString())
            .toList());
  }
}
