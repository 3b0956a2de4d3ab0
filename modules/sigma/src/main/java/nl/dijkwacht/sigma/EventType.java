package nl.dijkwacht.sigma;

import java.util.List;
import nl.dijkwacht.sigma.match.Condition;
import nl.dijkwacht.sigma.match.SigmaRule;

/**
 * A service and one of its calls, such as {@code s3.amazonaws.com} and {@code GetObject}, with what
 * is left of the rules for events of this type. Compared by identity.
 */
public final class EventType {

  /** What is left of a rule. */
  record Candidate(SigmaRule rule, Condition condition) {}

  private final String source;
  private final String name;
  private final List<Candidate> candidates;

  EventType(String source, String name, List<Candidate> candidates) {
    this.source = source;
    this.name = name;
    this.candidates = List.copyOf(candidates);
  }

  /** The event's {@code eventSource}. */
  public String source() {
    return source;
  }

  /** The event's {@code eventName}. */
  public String name() {
    return name;
  }

  List<Candidate> candidates() {
    return candidates;
  }
}
