package nl.dijkwacht.sigma.match;

import java.util.List;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;

/** A compiled condition: a question about one record. Immutable, so threads may share it. */
public sealed interface Condition {

  /** Whether the record on the tape fulfils this condition. */
  boolean matches(JsonTape tape);

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
    public boolean matches(JsonTape tape) {
      return !part.matches(tape);
    }
  }

  /** Some value of the field passes the test; of an array, some member. */
  record Field(FieldPath field, ValueTest test) implements Condition {
    @Override
    public boolean matches(JsonTape tape) {
      return field.any(tape, test);
    }
  }

  /** The field is there, be it with the value null. */
  record Exists(FieldPath field) implements Condition {
    @Override
    public boolean matches(JsonTape tape) {
      return field.first(tape) != JsonTape.NONE;
    }
  }

  /** The field is missing, or some value of it is null; of an array, some member. */
  record IsNull(FieldPath field) implements Condition {
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
}
