package nl.dijkwacht.sigma.modify;

import java.util.Optional;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.sigma.match.Condition;

/** Values say whether the field is there at all, be it null. */
enum PresenceMeaning implements Meaning {
  INSTANCE;

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
    Optional<Boolean> present = value.asBoolean();
    if (present.isEmpty()) {
      scope.error(value.place(), "'exists' takes true or false, without quotes");
    }
    Condition exists = new Condition.Exists(target.path());
    return present.map(wanted -> wanted ? exists : new Condition.Not(exists));
  }
}
