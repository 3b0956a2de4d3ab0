package nl.dijkwacht.sigma;

/**
 * A service and one of its calls, such as {@code s3.amazonaws.com} and {@code GetObject}. Lives as
 * long as its matcher.
 */
public final class EventType {

  private final String source;
  private final String name;
  private final DecisionNode start;
  private final boolean marked;

  EventType(String source, String name, DecisionNode start, boolean marked) {
    this.source = source;
    this.name = name;
    this.start = start;
    this.marked = marked;
  }

  /** The event's {@code eventSource}. */
  public String source() {
    return source;
  }

  /** The event's {@code eventName}. */
  public String name() {
    return name;
  }

  /** Whether who made the matcher asked for events of this type, whatever rules match. */
  public boolean isMarked() {
    return marked;
  }

  /** Where the graph begins for events of this type. */
  DecisionNode start() {
    return start;
  }
}
