package nl.dijkwacht.sigma;

import java.util.function.BiPredicate;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.core.trail.TrailEvent;

/**
 * The types of event that were seen, with what is left of the rules for each. Nearly every rule
 * names a source and a name, so these are known first. Names come from outside: beyond a bound,
 * types are not kept, and all rules are left to their events. For one thread.
 */
final class EventTypes {

  private static final FieldPath SOURCE = FieldPath.of("eventSource");
  private static final FieldPath NAME = FieldPath.of("eventName");
  private static final int MOST = 8_192;

  /** A service, with the rules that are left for its events. */
  private record Service(OpenRules left, ValueTable<EventType> calls) {}

  private final OpenRules rules;
  private final DecisionGraph graph;
  private final BiPredicate<String, String> marked;
  private final ValueTable<Service> services = new ValueTable<>();
  private int size;

  /**
   * @param marked which types are, by source and name
   */
  EventTypes(OpenRules rules, DecisionGraph graph, BiPredicate<String, String> marked) {
    this.rules = rules;
    this.graph = graph;
    this.marked = marked;
  }

  /**
   * The type of an event.
   *
   * @param event has one source and one name
   */
  EventType of(TrailEvent event) {
    JsonTape tape = event.json();
    Service service = services.find(tape, event.sourceNode());
    if (service != null) {
      EventType known = service.calls().find(tape, event.nameNode());
      if (known != null) {
        return known;
      }
    }
    return isKept(event) ? add(service != null ? service : add(event), event) : ofEveryRule(event);
  }

  /** A type for events of which nothing is known. */
  EventType ofEveryRule(TrailEvent event) {
    return type(event, new DecisionNode(rules, null));
  }

  private EventType type(TrailEvent event, DecisionNode start) {
    String source = event.eventSource();
    String name = event.eventName();
    return new EventType(source, name, start, marked.test(source, name));
  }

  private boolean isKept(TrailEvent event) {
    return size < MOST
        && ValueTable.isKept(event.json(), event.sourceNode())
        && ValueTable.isKept(event.json(), event.nameNode());
  }

  private Service add(TrailEvent event) {
    Service service = new Service(rules.after(SOURCE, event.json()), new ValueTable<>());
    services.add(event.json(), event.sourceNode(), service);
    return service;
  }

  private EventType add(Service service, TrailEvent event) {
    JsonTape tape = event.json();
    DecisionNode start = graph.node(service.left().after(NAME, tape), tape);
    EventType type = type(event, start);
    service.calls().add(tape, event.nameNode(), type);
    size++;
    return type;
  }
}
