package nl.dijkwacht.sigma.modify;

import nl.dijkwacht.sigma.match.ValueTest.Comparison;

/** How numbers relate. */
final class Comparisons {

  private Comparisons() {}

  static Comparison.Operator of(Modifier modifier) {
    return switch (modifier) {
      case LT -> Comparison.Operator.LESS;
      case LTE -> Comparison.Operator.LESS_OR_EQUAL;
      case GT -> Comparison.Operator.GREATER;
      case GTE -> Comparison.Operator.GREATER_OR_EQUAL;
      default -> throw new IllegalArgumentException(modifier + " compares no numbers");
    };
  }
}
