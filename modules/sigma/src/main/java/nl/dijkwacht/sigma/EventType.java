package nl.dijkwacht.sigma;

/**
 * A service and one of its calls, such as {@code s3.amazonaws.com} and {@code GetObject}. Lives as
 * long as its matcher.
 */
public final class EventType {

  private final String source;
  private final String name;
  private final DecisionNode start;

  EventType(String source, String name, DecisionNode start) {
    this.source = source;
    this.name = name;
    this.start = start;
  }

  /** The event's {@code eventSource}. */
  public String source() {
    return source;
  }

  /** The event's {@code eventName}. */
  public String name() {
    return name;
  }

  /** Where the graph begins for events of this type. */
  DecisionNode start() {
    return start;
  }
}
