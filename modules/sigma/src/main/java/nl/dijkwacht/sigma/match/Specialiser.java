package nl.dijkwacht.sigma.match;

import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonTape;

/**
 * What is left of conditions once the values of one field are known. The parts that ask for this
 * field alone are answered now, so most rules turn out to be impossible and cost nothing more,
 * however they write what they want of the field.
 */
public final class Specialiser {

  private final FieldPath known;
  private final JsonTape tape;

  /**
   * @param known the field whose values are known
   * @param tape holds a record with these values; it must not change while this is in use
   */
  public Specialiser(FieldPath known, JsonTape tape) {
    this.known = known;
    this.tape = tape;
  }

  /**
   * The condition for all records with these values: a constant if they decide it, and the same
   * object if they have no say in it.
   */
  public Condition specialise(Condition condition) {
    if (condition instanceof Condition.Described described) {
      return specialise(described.part());
    } else if (condition instanceof Condition.And and) {
      return join(and, and.parts(), true);
    } else if (condition instanceof Condition.Or or) {
      return join(or, or.parts(), false);
    } else if (condition instanceof Condition.Not not) {
      return not(not);
    }
    return known.equals(condition.decidedBy()) ? constant(condition.matches(tape)) : condition;
  }

  /**
   * What is left of several parts.
   *
   * @param neutral the value of a part that has no say: true in a conjunction, false otherwise
   */
  private Condition join(Condition whole, List<Condition> parts, boolean neutral) {
    List<Condition> open = new ArrayList<>(parts.size());
    boolean same = true;
    for (int i = 0; i < parts.size(); i++) {
      Condition left = specialise(parts.get(i));
      same &= left == parts.get(i);
      if (!(left instanceof Condition.Constant constant)) {
        open.add(left);
      } else if (constant.value() != neutral) {
        return constant;
      }
    }
    if (same) {
      return whole;
    } else if (open.size() < 2) {
      return open.isEmpty() ? constant(neutral) : open.get(0);
    }
    return neutral ? new Condition.And(open) : new Condition.Or(open);
  }

  private Condition not(Condition.Not whole) {
    Condition left = specialise(whole.part());
    if (left instanceof Condition.Constant constant) {
      return constant(!constant.value());
    }
    return left == whole.part() ? whole : new Condition.Not(left);
  }

  private static Condition constant(boolean value) {
    return value ? Condition.Constant.TRUE : Condition.Constant.FALSE;
  }
}
