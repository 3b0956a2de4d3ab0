package nl.dijkwacht.sigma;

import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonTape;
import org.jspecify.annotations.Nullable;

/**
 * A place in the {@link DecisionGraph}: the rules that may still match an event that came here, the
 * field to ask next, and where the values that were seen of it lead. For one thread.
 */
final class DecisionNode {

  private static final int MANY = 1_024;

  private final OpenRules open;
  private @Nullable FieldPath field;
  private @Nullable DecisionNode missing;
  private ValueTable<DecisionNode> values = new ValueTable<>();
  private long asked;

  /**
   * @param field the field to ask next; null if the open rules' conditions are to be asked
   */
  DecisionNode(OpenRules open, @Nullable FieldPath field) {
    this.open = open;
    this.field = field;
  }

  OpenRules open() {
    return open;
  }

  @Nullable FieldPath field() {
    return field;
  }

  /** Asks another field from now on. */
  void ask(@Nullable FieldPath other) {
    field = other;
    missing = null;
    values = new ValueTable<>();
    asked = 0;
  }

  /**
   * Where a value of the field leads, or null if that is not known.
   *
   * @param value as {@link FieldPath#only} tells it
   */
  @Nullable DecisionNode next(JsonTape tape, int value) {
    asked++;
    if (value < 0) {
      return value == JsonTape.NONE ? missing : null;
    }
    return values.find(tape, value);
  }

  /** Whether most values are new ones, so that keeping them is of no use. */
  boolean isAskedInVain() {
    return values.size() >= MANY && asked < 4L * values.size();
  }

  /** From now on this value leads there. */
  void lead(JsonTape tape, int value, DecisionNode next) {
    if (value == JsonTape.NONE) {
      missing = next;
      return;
    }
    if (values.size() == ValueTable.MOST) {
      values = new ValueTable<>();
      asked = 0;
    }
    values.add(tape, value, next);
  }
}
