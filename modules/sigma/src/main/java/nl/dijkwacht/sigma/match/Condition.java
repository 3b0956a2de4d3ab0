package nl.dijkwacht.sigma.match;

import java.util.List;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.documents.Place;
import org.jspecify.annotations.Nullable;

/** A compiled condition: a question about one record. Immutable, so threads may share it. */
public sealed interface Condition {

  /** Whether the record on the tape fulfils this condition. */
  boolean matches(JsonTape tape);

  /**
   * The field whose values alone decide this condition, or null if its parts tell, or more than one
   * field has a say.
   */
  default @Nullable FieldPath decidedBy() {
    return null;
  }

  /** The conditions that this one is made of; none if it asks the record itself. */
  default List<Condition> parts() {
    return List.of();
  }

  /** That all of these hold; of a single one it is this. */
  static Condition allOf(List<Condition> parts) {
    return parts.size() == 1 ? parts.get(0) : new And(parts);
  }

  /** That at least one of these holds; of a single one it is this. */
  static Condition anyOf(List<Condition> parts) {
    return parts.size() == 1 ? parts.get(0) : new Or(parts);
  }

  /** Holds always or never; rules have none, but what is left of one for a kind of event may. */
  record Constant(boolean value) implements Condition {
    static final Constant TRUE = new Constant(true);
    static final Constant FALSE = new Constant(false);

    @Override
    public boolean matches(JsonTape tape) {
      return value;
    }
  }

  /** All parts hold. */
  record And(List<Condition> parts) implements Condition {
    public And {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean matches(JsonTape tape) {
      for (int i = 0; i < parts.size(); i++) {
        if (!parts.get(i).matches(tape)) {
          return false;
        }
      }
      return true;
    }
  }

  /** At least one part holds. */
  record Or(List<Condition> parts) implements Condition {
    public Or {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean matches(JsonTape tape) {
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i).matches(tape)) {
          return true;
        }
      }
      return false;
    }
  }

  /** The part does not hold. */
  record Not(Condition part) implements Condition {
    @Override
    public List<Condition> parts() {
      return List.of(part);
    }

    @Override
    public boolean matches(JsonTape tape) {
      return !part.matches(tape);
    }
  }

  /**
   * Some value of the field passes the test; of an array, some member. The test looks at nothing
   * but the value.
   */
  record Field(FieldPath field, ValueTest test) implements Condition {
    @Override
    public FieldPath decidedBy() {
      return field;
    }

    @Override
    public boolean matches(JsonTape tape) {
      return field.any(tape, test);
    }
  }

  /** The field is there, be it with the value null. */
  record Exists(FieldPath field) implements Condition {
    @Override
    public FieldPath decidedBy() {
      return field;
    }

    @Override
    public boolean matches(JsonTape tape) {
      return field.first(tape) != JsonTape.NONE;
    }
  }

  /** The field is missing, or some value of it is null; of an array, some member. */
  record IsNull(FieldPath field) implements Condition {
    @Override
    public FieldPath decidedBy() {
      return field;
    }

    @Override
    public boolean matches(JsonTape tape) {
      return field.first(tape) == JsonTape.NONE || field.any(tape, IsNull::isNull);
    }

    private static boolean isNull(JsonTape tape, int node) {
      if (tape.kind(node) != JsonKind.ARRAY) {
        return tape.kind(node) == JsonKind.NULL;
      }
      int end = tape.next(node);
      for (int item = node + 1; item < end; item = tape.next(item)) {
        if (isNull(tape, item)) {
          return true;
        }
      }
      return false;
    }
  }

  /** The event happened before a time: event time, milliseconds since the epoch. */
  record HappenedBefore(long epochMillis) implements Condition {
    @Override
    public boolean matches(JsonTape tape) {
      return TrailEvent.epochMillis(tape) < epochMillis;
    }
  }

  /** Some value of the field stands in the given relation to some value of the other field. */
  record FieldReference(FieldPath field, FieldPath other, Wildcard.Relation relation, boolean cased)
      implements Condition {
    @Override
    public boolean matches(JsonTape tape) {
      return other.any(tape, new ValueTest.OfField(field, relation, cased));
    }
  }

  /** Some key or value anywhere in the record passes the test: a search of the full text. */
  record Anywhere(ValueTest test) implements Condition {
    @Override
    public boolean matches(JsonTape tape) {
      int root = tape.root();
      int end = root == JsonTape.NONE ? 0 : tape.next(root);
      for (int node = 0; node < end; node++) {
        JsonKind kind = tape.kind(node);
        if (kind != JsonKind.OBJECT && kind != JsonKind.ARRAY && test.test(tape, node)) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * What the author of a rule calls a part of it. It changes nothing of what matches and is there
   * to explain: {@link Specialiser} leaves the part alone, so that no event pays for it.
   */
  sealed interface Described extends Condition {
    Condition part();

    @Override
    default List<Condition> parts() {
      return List.of(part());
    }

    @Override
    default boolean matches(JsonTape tape) {
      return part().matches(tape);
    }
  }

  /**
   * A search, or several of them.
   *
   * @param name as the condition says it: {@code selection} or {@code 1 of filter_*}
   */
  record Named(String name, Condition part) implements Described {}

  /**
   * A line of a search.
   *
   * @param key the field with its modifiers, such as {@code eventName|startswith}; empty for a word
   *     that may stand anywhere
   * @param values as they stand in the rule
   */
  record Line(Place place, String key, List<String> values, Condition part) implements Described {
    public Line {
      values = List.copyOf(values);
    }
  }
}
