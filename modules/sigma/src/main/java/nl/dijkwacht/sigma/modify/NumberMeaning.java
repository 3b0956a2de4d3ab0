package nl.dijkwacht.sigma.modify;

import java.math.BigDecimal;
import java.util.Optional;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.sigma.match.Condition;
import nl.dijkwacht.sigma.match.ValueTest;

/** Values are numbers to compare with. */
record NumberMeaning(ValueTest.Comparison.Operator operator) implements Meaning {

  @Override
  public Optional<Meaning> then(Modifier next) {
    return Optional.empty();
  }

  @Override
  public boolean needsField() {
    return true;
  }

  @Override
  public Optional<Condition> condition(Target target, Scalar value, RuleScope scope) {
    Optional<BigDecimal> number = value.asNumber();
    if (number.isEmpty()) {
      scope.error(
          value.place(), "lt, lte, gt and gte compare with a number, which stands without quotes");
      return Optional.empty();
    }
    if (!scope.budget().allowsValue(value.text().length(), value.place())) {
      return Optional.empty();
    }
    return number.map(n -> target.passes(new ValueTest.Comparison(n, operator)));
  }
}
