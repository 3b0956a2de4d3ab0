package nl.dijkwacht.sigma.modify;

import java.util.Optional;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.sigma.match.Condition;
import nl.dijkwacht.sigma.match.Wildcard;

/**
 * Values are names of other fields.
 *
 * @param relation how the field relates to the other one
 */
record ReferenceMeaning(Wildcard.Relation relation, boolean cased) implements Meaning {

  @Override
  public Optional<Meaning> then(Modifier next) {
    return switch (next) {
      case STARTSWITH, ENDSWITH, CONTAINS ->
          Relations.add(relation, next).map(wanted -> new ReferenceMeaning(wanted, cased));
      case CASED -> cased ? Optional.empty() : Optional.of(new ReferenceMeaning(relation, true));
      default -> Optional.empty();
    };
  }

  @Override
  public boolean needsField() {
    return true;
  }

  @Override
  public Optional<Condition> condition(Target target, Scalar value, RuleScope scope) {
    SigmaText name = SigmaText.parse(value.text());
    if (value.kind() != Scalar.Kind.STRING || name.literals().isEmpty() || !name.isLiteral()) {
      scope.error(
          value.place(),
          "'fieldref' takes the name of another field, as it stands and in quotes if it looks like"
              + " a number");
      return Optional.empty();
    }
    if (!FieldNames.allow(name.literals(), value.place(), scope.problems())
        || !scope.budget().allowsValue(value.text().length(), value.place())) {
      return Optional.empty();
    }
    return Optional.of(
        new Condition.FieldReference(
            target.path(), FieldPath.of(name.literals()), relation, cased));
  }
}
