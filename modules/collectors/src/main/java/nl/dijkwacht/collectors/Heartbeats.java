package nl.dijkwacht.collectors;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.Heartbeat;

/**
 * Notes which sources were heard, so that each gives a heartbeat a minute at most. For one thread.
 */
public final class Heartbeats {

  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** What comes from outside names the sources; more than these wait for room. */
  private static final int MOST_SOURCES = 20_000;

  private final Clock clock;
  private final Map<String, Heartbeat> heard = new LinkedHashMap<>();
  private final Map<String, Instant> told = new LinkedHashMap<>();

  public Heartbeats(Clock clock) {
    this.clock = clock;
  }

  /**
   * Notes that something arrived now.
   *
   * @param newestEvent of what arrived (event time)
   * @param events how many arrived, 0 for a file without any
   */
  public void heard(
      Heartbeat.Kind kind,
      String source,
      String account,
      String region,
      Instant newestEvent,
      long events) {
    Heartbeat before = heard.get(source);
    if (before == null && heard.size() >= MOST_SOURCES) {
      return;
    }
    Instant newest =
        before != null && before.newestEvent().isAfter(newestEvent)
            ? before.newestEvent()
            : newestEvent;
    long sum = events + (before == null ? 0 : before.events());
    heard.put(source, new Heartbeat(source, kind, account, region, newest, clock.instant(), sum));
  }

  /** The heartbeats that are to be told now; each is handed out once. */
  public List<Heartbeat> due() {
    Instant now = clock.instant();
    told.values().removeIf(at -> !now.isBefore(at.plus(PAUSE)));
    List<Heartbeat> due = new ArrayList<>();
    for (Heartbeat heartbeat : heard.values()) {
      if (!told.containsKey(heartbeat.source())) {
        due.add(heartbeat);
      }
    }
    for (Heartbeat heartbeat : due) {
      heard.remove(heartbeat.source());
      told.put(heartbeat.source(), now);
    }
    return due;
  }
}
