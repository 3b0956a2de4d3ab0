package nl.dijkwacht.sigma;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.TrailEvent;
import nl.dijkwacht.core.json.JsonFault;
import nl.dijkwacht.core.json.JsonLimits;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.sigma.match.Condition;
import nl.dijkwacht.sigma.match.SigmaRule;
import nl.dijkwacht.sigma.match.Specialiser;

/**
 * Finds the rules that match an event. All rules share one index by the event's type, filled as
 * types turn up, so that an event which no rule is about costs one look-up. For one thread.
 */
public final class RuleMatcher {

  private final List<SigmaRule> rules;
  private final EventTypes types = new EventTypes();

  RuleMatcher(List<SigmaRule> rules) {
    this.rules = rules;
  }

  /** The type of an event; the same object each time, as long as there are not too many types. */
  public EventType typeOf(TrailEvent event) {
    if (isAmbiguous(event)) {
      return new EventType(event.eventSource(), event.eventName(), everyRule());
    }
    EventType known = types.find(event);
    if (known != null) {
      return known;
    }
    EventType type = new EventType(event.eventSource(), event.eventName(), candidates(event));
    types.add(event, type);
    return type;
  }

  /** Whether its source or name stands twice: rules see all of them, and the index the last. */
  private static boolean isAmbiguous(TrailEvent event) {
    return standsBefore(event.json(), event.sourceNode(), "eventSource")
        || standsBefore(event.json(), event.nameNode(), "eventName");
  }

  private static boolean standsBefore(JsonTape tape, int value, String name) {
    for (int key = tape.root() + 1; key + 1 < value; key = tape.next(key + 1)) {
      boolean possible = tape.end(key) - tape.start(key) == name.length() || !tape.isPlain(key);
      if (possible && tape.text(key).equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** The rules that match an event of this type, in their order; mostly none. */
  public List<SigmaRule> match(EventType type, TrailEvent event) {
    List<EventType.Candidate> candidates = type.candidates();
    List<SigmaRule> matches = List.of();
    for (int i = 0; i < candidates.size(); i++) {
      EventType.Candidate candidate = candidates.get(i);
      if (candidate.condition().matches(event.json())) {
        if (matches.isEmpty()) {
          matches = new ArrayList<>();
        }
        matches.add(candidate.rule());
      }
    }
    return matches;
  }

  /** The rules that match an event. */
  public List<SigmaRule> match(TrailEvent event) {
    return match(typeOf(event), event);
  }

  private List<EventType.Candidate> everyRule() {
    return rules.stream().map(rule -> new EventType.Candidate(rule, rule.condition())).toList();
  }

  private List<EventType.Candidate> candidates(TrailEvent event) {
    Specialiser specialiser = new Specialiser(knownOf(event));
    List<EventType.Candidate> candidates = new ArrayList<>();
    for (SigmaRule rule : rules) {
      Condition left = specialiser.specialise(rule.condition());
      if (!(left instanceof Condition.Constant constant) || constant.value()) {
        candidates.add(new EventType.Candidate(rule, left));
      }
    }
    return candidates;
  }

  /** A record with the event's source and name alone, each as it stands in the event. */
  private static JsonTape knownOf(TrailEvent event) {
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    record.writeBytes("{\"eventSource\":\"".getBytes(StandardCharsets.US_ASCII));
    copy(event, event.sourceNode(), record);
    record.writeBytes("\",\"eventName\":\"".getBytes(StandardCharsets.US_ASCII));
    copy(event, event.nameNode(), record);
    record.writeBytes("\"}".getBytes(StandardCharsets.US_ASCII));
    JsonTape known = new JsonTape(new JsonLimits(record.size(), 1));
    JsonFault fault = known.read(record.toByteArray());
    if (fault != null) {
      throw new IllegalStateException("parts of a well-formed record are well-formed: " + fault);
    }
    return known;
  }

  private static void copy(TrailEvent event, int node, ByteArrayOutputStream to) {
    int start = event.json().start(node);
    to.write(event.json().bytes(), start, event.json().end(node) - start);
  }
}
