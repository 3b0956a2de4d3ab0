package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.metrics.BoundedLabel;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.sigma.EventType;

/**
 * Counts events by service and outcome. It keeps the counters of each service, since looking a
 * counter up costs more than matching the event. For one thread.
 */
final class EventCounters {

  private static final int MOST = 10_000;

  private final MeterRegistry registry;
  private final BoundedLabel sources;
  private final Map<String, Map<Outcome, Counter>> bySource = new HashMap<>();

  EventCounters(MeterRegistry registry, BoundedLabel sources) {
    this.registry = registry;
    this.sources = sources;
  }

  void count(EventType type, TrailEvent event) {
    Map<Outcome, Counter> counters = bySource.get(type.source());
    if (counters == null) {
      counters = counters(type.source());
      if (bySource.size() < MOST) {
        bySource.put(type.source(), counters);
      }
    }
    Counter counter = counters.get(Outcome.of(event));
    if (counter != null) {
      counter.increment();
    }
  }

  private Map<Outcome, Counter> counters(String eventSource) {
    String source = sources.of(eventSource);
    Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      counters.put(outcome, Meters.DETECT_EVENTS.counter(registry, source, outcome.label()));
    }
    return counters;
  }
}
