package nl.dijkwacht.core.signal;

import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.trail.Events;
import nl.dijkwacht.core.trail.TrailEvent;

/** Signals of one finding, at times in seconds. */
public final class Signals {

  public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private Signals() {}

  public static RuleRef rule(Level level) {
    return rule("r-1", "v-" + level.label(), level);
  }

  public static RuleRef rule(String id, String version, Level level) {
    return new RuleRef(id, version, "Title", "Description", level, List.of(), List.of());
  }

  /** A signal of an event that was collected as soon as it happened. */
  public static Signal fresh(String eventId, int second, Level level) {
    return collected(eventId, second, second, level);
  }

  public static Signal collected(String eventId, int second, int collectedSecond, Level level) {
    TrailEvent event =
        Events.read(
            "{'eventSource':'s3.amazonaws.com','eventName':'GetObject','eventID':'%s','eventTime':'%s'}"
                .formatted(eventId, START.plusSeconds(second)));
    return Signal.of(
        "tenant", rule(level), List.of(), event, START.plusSeconds(collectedSecond), null);
  }
}
