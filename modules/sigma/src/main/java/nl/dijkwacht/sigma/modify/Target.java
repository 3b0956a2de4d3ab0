package nl.dijkwacht.sigma.modify;

import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.sigma.match.Condition;
import nl.dijkwacht.sigma.match.ValueTest;

/**
 * Where the values of a line are looked for.
 *
 * @param field dotted; empty for keywords, which may stand anywhere
 */
public record Target(String field) {

  public boolean isAnywhere() {
    return field.isEmpty();
  }

  public FieldPath path() {
    return FieldPath.of(field);
  }

  Condition passes(ValueTest test) {
    return isAnywhere() ? new Condition.Anywhere(test) : new Condition.Field(path(), test);
  }
}
