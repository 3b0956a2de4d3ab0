package nl.dijkwacht.sigma.match;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.List;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.core.json.NodeTest;
import nl.dijkwacht.core.trail.TrailEvent;

/**
 * A question about one value. An array passes if a member does; an object is judged by its compact
 * JSON text; null passes none of these (Sigma's traps for CloudTrail).
 */
public sealed interface ValueTest extends NodeTest {

  /** The question for a value that is no array and not null. */
  boolean testOne(JsonTape tape, int node);

  @Override
  default boolean test(JsonTape tape, int node) {
    JsonKind kind = tape.kind(node);
    if (kind == JsonKind.ARRAY) {
      int end = tape.next(node);
      for (int item = node + 1; item < end; item = tape.next(item)) {
        if (test(tape, item)) {
          return true;
        }
      }
      return false;
    }
    return kind != JsonKind.NULL && testOne(tape, node);
  }

  /** The value passes at least one of several tests: the field is looked for once for all. */
  record AnyOf(List<ValueTest> tests) implements ValueTest {
    public AnyOf {
      tests = List.copyOf(tests);
    }

    @Override
    public boolean testOne(JsonTape tape, int node) {
      for (int i = 0; i < tests.size(); i++) {
        if (tests.get(i).testOne(tape, node)) {
          return true;
        }
      }
      return false;
    }
  }

  /** The value's text fits a pattern with wildcards. */
  record Text(Wildcard pattern) implements ValueTest {
    @Override
    public boolean testOne(JsonTape tape, int node) {
      return pattern.matches(tape, node);
    }
  }

  /** A part of the value's text fits a regular expression; RE2, so in linear time. */
  record Regex(Pattern pattern) implements ValueTest {
    @Override
    public boolean testOne(JsonTape tape, int node) {
      return pattern.matcher(NodeText.of(tape, node)).find();
    }
  }

  /** The value is an address in a network. */
  record InNetwork(Cidr network) implements ValueTest {
    @Override
    public boolean testOne(JsonTape tape, int node) {
      return tape.kind(node) == JsonKind.STRING && network.contains(tape.text(node));
    }
  }

  /** The value, a number or a text that is one, compares to a number as wanted. */
  record Comparison(BigDecimal number, Operator operator) implements ValueTest {

    /** How the value relates to the number. */
    public enum Operator {
      EQUAL,
      LESS,
      LESS_OR_EQUAL,
      GREATER,
      GREATER_OR_EQUAL;

      boolean accepts(int comparison) {
        return switch (this) {
          case EQUAL -> comparison == 0;
          case LESS -> comparison < 0;
          case LESS_OR_EQUAL -> comparison <= 0;
          case GREATER -> comparison > 0;
          case GREATER_OR_EQUAL -> comparison >= 0;
        };
      }
    }

    private static final int LONGEST_NUMBER = 64;

    @Override
    public boolean testOne(JsonTape tape, int node) {
      JsonKind kind = tape.kind(node);
      int length = tape.end(node) - tape.start(node);
      if ((kind != JsonKind.NUMBER && kind != JsonKind.STRING)
          || length == 0
          || length > LONGEST_NUMBER) {
        return false;
      }
      try {
        BigDecimal value = new BigDecimal(tape.text(node));
        return operator.accepts(value.compareTo(number));
      } catch (NumberFormatException e) {
        return false;
      }
    }
  }

  /** Some value of a field stands in the given relation to this value. */
  record OfField(FieldPath field, Wildcard.Relation relation, boolean cased) implements ValueTest {
    @Override
    public boolean testOne(JsonTape tape, int node) {
      return field.any(tape, new Text(Wildcard.literal(NodeText.of(tape, node), relation, cased)));
    }
  }

  /** The value is true or false, as such or as text. */
  record Flag(boolean value) implements ValueTest {
    @Override
    public boolean testOne(JsonTape tape, int node) {
      return switch (tape.kind(node)) {
        case TRUE -> value;
        case FALSE -> !value;
        case STRING -> tape.text(node).equalsIgnoreCase(Boolean.toString(value));
        default -> false;
      };
    }
  }

  /** A part of the time that the value is compares to a number as wanted. */
  record AtTime(CalendarPart part, int number, Comparison.Operator operator) implements ValueTest {
    @Override
    public boolean testOne(JsonTape tape, int node) {
      long time = NodeTime.of(tape, node);
      return time != TrailEvent.NO_TIME && operator.accepts(Integer.compare(part.of(time), number));
    }
  }
}
