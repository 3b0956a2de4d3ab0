package nl.dijkwacht.sigma.parse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.sigma.correlate.CorrelationType;
import nl.dijkwacht.sigma.correlate.Threshold;
import nl.dijkwacht.sigma.correlate.Threshold.Comparison;
import nl.dijkwacht.sigma.correlate.Threshold.Operator;

/** Reads the comparisons of a correlation's condition, and refuses what can never hold. */
final class ThresholdReader {

  private final CorrelationType type;
  private final int rules;
  private final Problems problems;

  /**
   * @param rules how many rules the correlation names
   */
  ThresholdReader(CorrelationType type, int rules, Problems problems) {
    this.type = type;
    this.rules = rules;
    this.problems = problems;
  }

  Optional<Threshold> read(Fields condition) {
    List<Comparison> comparisons = new ArrayList<>();
    for (Operator operator : Operator.values()) {
      condition
          .node(operator.label())
          .flatMap(node -> limit(operator, node))
          .ifPresent(limit -> comparisons.add(new Comparison(operator, limit.doubleValue())));
    }
    if (problems.hasErrors()) {
      return Optional.empty();
    }
    if (comparisons.isEmpty()) {
      return withoutComparison(condition.place());
    }
    Threshold threshold = new Threshold(comparisons);
    return canHold(threshold, condition.place()) ? Optional.of(threshold) : Optional.empty();
  }

  /** What holds without a condition: of a temporal correlation, that all rules matched. */
  Optional<Threshold> withoutComparison(Place place) {
    if (type.isTemporal()) {
      return Optional.of(Threshold.atLeast(rules));
    }
    problems.error(
        place, type.label() + " needs a condition: one of gt, gte, lt, lte, eq, neq and a number");
    return Optional.empty();
  }

  private Optional<BigDecimal> limit(Operator operator, Node node) {
    Optional<BigDecimal> number =
        node instanceof Scalar scalar ? scalar.asNumber() : Optional.empty();
    boolean wrong = number.isEmpty() || (type.isCount() && !isWhole(number.get()));
    if (wrong) {
      String expected = type.isCount() ? "a whole number" : "a number";
      problems.error(
          node.place(),
          "'%s': expected %s, found %s".formatted(operator.label(), expected, node.description()));
    }
    return wrong ? Optional.empty() : number;
  }

  private static boolean isWhole(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }

  private boolean canHold(Threshold threshold, Place place) {
    String why =
        switch (type) {
          case EVENT_COUNT, VALUE_COUNT ->
              "the event that ends a window is in it, and of a group at most %d are kept"
                  .formatted(type.mostKept());
          case TEMPORAL, TEMPORAL_ORDERED -> "the count is that of the rules, from 1 to " + rules;
          case VALUE_SUM -> "negative numbers are not counted, so the sum is not negative";
          case VALUE_AVG, VALUE_PERCENTILE, VALUE_MEDIAN -> "no number is so";
        };
    boolean possible =
        switch (type) {
          case EVENT_COUNT, VALUE_COUNT -> threshold.canHoldForCount(1, type.mostKept());
          case TEMPORAL, TEMPORAL_ORDERED -> threshold.canHoldForCount(1, rules);
          case VALUE_SUM -> threshold.canHoldForNumber(0);
          case VALUE_AVG, VALUE_PERCENTILE, VALUE_MEDIAN ->
              threshold.canHoldForNumber(-Double.MAX_VALUE);
        };
    if (!possible) {
      problems.error(place, "the condition '" + threshold + "' can never hold: " + why);
    }
    return possible;
  }
}
