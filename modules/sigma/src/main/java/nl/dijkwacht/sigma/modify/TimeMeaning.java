package nl.dijkwacht.sigma.modify;

import java.util.Optional;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.sigma.match.CalendarPart;
import nl.dijkwacht.sigma.match.Condition;
import nl.dijkwacht.sigma.match.ValueTest;

/** Values are numbers that a part of a time is compared with. */
record TimeMeaning(CalendarPart part, ValueTest.Comparison.Operator operator) implements Meaning {

  static TimeMeaning of(Modifier modifier) {
    return new TimeMeaning(
        CalendarPart.valueOf(modifier.name()), ValueTest.Comparison.Operator.EQUAL);
  }

  @Override
  public Optional<Meaning> then(Modifier next) {
    boolean compares =
        operator == ValueTest.Comparison.Operator.EQUAL
            && switch (next) {
              case LT, LTE, GT, GTE -> true;
              default -> false;
            };
    return compares ? Optional.of(new TimeMeaning(part, Comparisons.of(next))) : Optional.empty();
  }

  @Override
  public boolean needsField() {
    return true;
  }

  @Override
  public Optional<Condition> condition(Target target, Scalar value, RuleScope scope) {
    Optional<Integer> number =
        value.asLong().filter(n -> part.first() <= n && n <= part.last()).map(Long::intValue);
    if (number.isEmpty()) {
      scope.error(
          value.place(),
          "'%s' takes a whole number from %d to %d, without quotes"
              .formatted(part.label(), part.first(), part.last()));
      return Optional.empty();
    }
    if (!scope.budget().allowsValue(value.text().length(), value.place())) {
      return Optional.empty();
    }
    return number.map(n -> target.passes(new ValueTest.AtTime(part, n, operator)));
  }
}
