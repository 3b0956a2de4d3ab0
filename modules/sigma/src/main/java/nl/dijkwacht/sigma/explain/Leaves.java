package nl.dijkwacht.sigma.explain;

import java.util.List;
import java.util.stream.Stream;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.sigma.match.Condition;

/** What a condition asks of a record in the end. */
final class Leaves {

  private static final FieldPath EVENT_TIME = FieldPath.of("eventTime");

  private Leaves() {}

  /** The parts that are no combination of others. */
  static Stream<Condition> of(Condition condition) {
    if (!condition.parts().isEmpty()) {
      return condition.parts().stream().flatMap(Leaves::of);
    }
    return Stream.of(condition);
  }

  /** The fields that a leaf reads. */
  static List<FieldPath> fields(Condition leaf) {
    FieldPath field = leaf.decidedBy();
    if (field != null) {
      return List.of(field);
    } else if (leaf instanceof Condition.FieldReference reference) {
      return List.of(reference.field(), reference.other());
    } else if (leaf instanceof Condition.HappenedBefore) {
      return List.of(EVENT_TIME);
    }
    return List.of();
  }
}
