package nl.dijkwacht.sigma.correlate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
  public record Comparison(Operator operator, double limit) {

    boolean holds(double result) {
      return switch (operator) {
        case GT -> result > limit;
        case GTE -> result >= limit;
        case LT -> result < limit;
        case LTE -> result <= limit;
        case EQ -> result == limit;
        case NEQ -> result != limit;
      };
    }

    boolean onlyLowerBound() {
      return operator == Operator.GT || operator == Operator.GTE;
    }

    @Override
    public String toString() {
      BigDecimal plain = BigDecimal.valueOf(limit).stripTrailingZeros();
      return operator.label() + " " + plain.toPlainString();
    }
  }

  public Threshold {
    comparisons = List.copyOf(comparisons);
  }

  /** At least so many. */
  public static Threshold atLeast(int count) {
    return new Threshold(List.of(new Comparison(Operator.GTE, count)));
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
      double near = Math.floor(comparison.limit());
      candidates.addAll(List.of(near - 1, near, near + 1));
    }
    return candidates.stream().anyMatch(n -> n >= least && n <= most && holds(n));
  }

  /** Whether some number that is not below {@code least} is as wanted. */
  public boolean canHoldForNumber(double least) {
    List<Double> limits = new ArrayList<>();
    comparisons.forEach(comparison -> limits.add(comparison.limit()));
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
    return comparisons.stream().map(Comparison::toString).collect(Collectors.joining(" and "));
  }
}
