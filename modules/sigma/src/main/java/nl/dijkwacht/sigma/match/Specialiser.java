package nl.dijkwacht.sigma.match;

import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonTape;

/**
 * What is left of conditions once it is known which service and call an event is of. The parts that
 * ask for these alone are answered now, so most rules turn out to be impossible and cost nothing
 * per event, however the rule writes its source and name.
 */
public final class Specialiser {

  private static final List<String> KNOWN = List.of("eventSource", "eventName");

  private final JsonTape known;

  /**
   * @param known a tape that holds an object with {@code eventSource} and {@code eventName}; it
   *     must not change while this is in use
   */
  public Specialiser(JsonTape known) {
    this.known = known;
  }

  /** The condition for events of this kind; a constant if they decide it. */
  public Condition specialise(Condition condition) {
    if (condition instanceof Condition.Described described) {
      return specialise(described.part());
    } else if (condition instanceof Condition.And and) {
      return all(and.parts());
    } else if (condition instanceof Condition.Or or) {
      return any(or.parts());
    } else if (condition instanceof Condition.Not not) {
      return not(not.part());
    } else if (condition instanceof Condition.Field field) {
      return decided(condition, field.field());
    } else if (condition instanceof Condition.Exists exists) {
      return decided(condition, exists.field());
    } else if (condition instanceof Condition.IsNull isNull) {
      return decided(condition, isNull.field());
    }
    return condition;
  }

  private Condition decided(Condition condition, FieldPath field) {
    return KNOWN.contains(field.toString()) ? constant(condition.matches(known)) : condition;
  }

  private Condition all(List<Condition> parts) {
    List<Condition> open = new ArrayList<>();
    for (Condition part : parts) {
      Condition left = specialise(part);
      if (left instanceof Condition.Constant constant) {
        if (!constant.value()) {
          return constant;
        }
      } else {
        open.add(left);
      }
    }
    return open.isEmpty()
        ? constant(true)
        : open.size() == 1 ? open.get(0) : new Condition.And(open);
  }

  private Condition any(List<Condition> parts) {
    List<Condition> open = new ArrayList<>();
    for (Condition part : parts) {
      Condition left = specialise(part);
      if (left instanceof Condition.Constant constant) {
        if (constant.value()) {
          return constant;
        }
      } else {
        open.add(left);
      }
    }
    return open.isEmpty()
        ? constant(false)
        : open.size() == 1 ? open.get(0) : new Condition.Or(open);
  }

  private Condition not(Condition part) {
    Condition left = specialise(part);
    return left instanceof Condition.Constant constant
        ? constant(!constant.value())
        : new Condition.Not(left);
  }

  private static Condition constant(boolean value) {
    return value ? Condition.Constant.TRUE : Condition.Constant.FALSE;
  }
}
