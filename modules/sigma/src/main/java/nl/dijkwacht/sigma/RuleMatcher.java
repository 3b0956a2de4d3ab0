package nl.dijkwacht.sigma;

import java.util.List;
import java.util.function.BiPredicate;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.sigma.match.SigmaRule;

/**
 * Finds the rules that match an event. All rules share one graph of questions, which grows as
 * events turn up, so that an event which no rule is about costs a few look-ups. For one thread.
 */
public final class RuleMatcher {

  private final OpenRules rules;
  private final BiPredicate<String, String> marked;
  private final FieldChoice choice = new FieldChoice();
  private DecisionGraph graph;
  private EventTypes types;

  RuleMatcher(List<SigmaRule> rules, BiPredicate<String, String> marked) {
    this.rules = OpenRules.of(rules);
    this.marked = marked;
    this.graph = new DecisionGraph(choice);
    this.types = new EventTypes(this.rules, graph, marked);
  }

  /** The type of an event; mostly the same object for events of the same source and name. */
  public EventType typeOf(TrailEvent event) {
    if (graph.isFull()) {
      graph = new DecisionGraph(choice);
      types = new EventTypes(rules, graph, marked);
    }
    return isAmbiguous(event) ? types.ofEveryRule(event) : types.of(event);
  }

  /** Whether its source or name stands twice: rules see all of them, and the type is the last. */
  private static boolean isAmbiguous(TrailEvent event) {
    return !event.json().hasPlainMembers()
        && (standsBefore(event.json(), event.sourceNode(), "eventSource")
            || standsBefore(event.json(), event.nameNode(), "eventName"));
  }

  private static boolean standsBefore(JsonTape tape, int value, String name) {
    for (int key = tape.root() + 1; key + 1 < value; key = tape.next(key + 1)) {
      if (tape.isString(key, name)) {
        return true;
      }
    }
    return false;
  }

  /** The rules that match an event of this type, in their order; mostly none. */
  public List<SigmaRule> match(EventType type, TrailEvent event) {
    return graph.match(type.start(), event.json());
  }

  /** The rules that match an event. */
  public List<SigmaRule> match(TrailEvent event) {
    return match(typeOf(event), event);
  }
}
