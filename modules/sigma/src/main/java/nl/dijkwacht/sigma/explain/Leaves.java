package nl.dijkwacht.sigma.explain;

import java.util.List;
import java.util.stream.Stream;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.sigma.match.Condition;

/** What a condition asks of a record in the end. */
final class Leaves {

  private Leaves() {}

  /** The parts that are no combination of others. */
  static Stream<Condition> of(Condition condition) {
    if (condition instanceof Condition.And and) {
      return and.parts().stream().flatMap(Leaves::of);
    } else if (condition instanceof Condition.Or or) {
      return or.parts().stream().flatMap(Leaves::of);
    } else if (condition instanceof Condition.Not not) {
      return of(not.part());
    } else if (condition instanceof Condition.Described described) {
      return of(described.part());
    }
    return Stream.of(condition);
  }

  /** The fields that a leaf reads. */
  static List<FieldPath> fields(Condition leaf) {
    if (leaf instanceof Condition.Field field) {
      return List.of(field.field());
    } else if (leaf instanceof Condition.Exists exists) {
      return List.of(exists.field());
    } else if (leaf instanceof Condition.IsNull isNull) {
      return List.of(isNull.field());
    } else if (leaf instanceof Condition.FieldReference reference) {
      return List.of(reference.field(), reference.other());
    }
    return List.of();
  }
}
