package nl.dijkwacht.sigma;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.sigma.match.SigmaRule;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the rules after each answer of an event. It grows as events ask for it: the value
 * of a field leads from a node to the one for what it leaves, and nodes that leave the same are one
 * node. So an event like an earlier one costs a few look-ups, whatever the number of rules. Where
 * the graph does not lead on, the conditions themselves are asked. For one thread.
 */
final class DecisionGraph {

  private static final int MOST_VALUES = 1 << 16;
  private static final int MOST_OPEN = 1 << 18;

  private final FieldChoice choice;
  private final Map<OpenRules, DecisionNode> nodes = new HashMap<>();
  private int values;
  private int kept;

  DecisionGraph(FieldChoice choice) {
    this.choice = choice;
  }

  /** Whether it grows no more; what it has still holds. */
  boolean isFull() {
    return values >= MOST_VALUES || kept >= MOST_OPEN;
  }

  /** The rules among those of a node that match the record. */
  List<SigmaRule> match(DecisionNode start, JsonTape tape) {
    DecisionNode node = start;
    for (FieldPath field = node.field(); field != null; field = node.field()) {
      int value = field.only(tape);
      DecisionNode next = node.next(tape, value);
      if (next == null) {
        next = grow(node, field, tape, value);
      }
      if (next == null) {
        break;
      }
      node = next;
    }
    return node.open().matching(tape);
  }

  /** The node for what is left, made if need be for the record at hand. */
  DecisionNode node(OpenRules left, JsonTape tape) {
    DecisionNode known = nodes.get(left);
    if (known != null) {
      return known;
    }
    DecisionNode node = new DecisionNode(left, next(left, tape));
    nodes.put(left, node);
    kept += left.size() + 1;
    return node;
  }

  private @Nullable FieldPath next(OpenRules left, JsonTape tape) {
    return left.isDecided() ? null : choice.next(left, tape);
  }

  /** Where this value leads from now on; the node itself if it has another question now. */
  private @Nullable DecisionNode grow(
      DecisionNode node, FieldPath field, JsonTape tape, int value) {
    if (isFull() || !isKept(tape, value)) {
      return null;
    }
    if (node.isAskedInVain()) {
      choice.avoid(field);
    }
    if (choice.isAvoided(field)) {
      node.ask(next(node.open(), tape));
      return node;
    }
    DecisionNode next = node(node.open().after(field, tape), tape);
    node.lead(tape, value, next);
    values++;
    return next;
  }

  private static boolean isKept(JsonTape tape, int value) {
    return value == JsonTape.NONE || (value >= 0 && ValueTable.isKept(tape, value));
  }
}
