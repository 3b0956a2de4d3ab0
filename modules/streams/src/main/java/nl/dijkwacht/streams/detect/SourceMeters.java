package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.detect.habit.Judgement;

/**
 * Shows how the sources of one partition are heard. Gauges are made for kinds that are heard, and
 * go when the partition goes.
 */
final class SourceMeters implements AutoCloseable {

  private final MeterRegistry registry;
  private final String partition;
  private final Map<Heartbeat.Kind, Map<Judgement.State, Integer>> states =
      new ConcurrentHashMap<>();
  private final Map<Heartbeat.Kind, Long> heard = new ConcurrentHashMap<>();
  private final List<Gauge> gauges = new ArrayList<>();

  SourceMeters(MeterRegistry registry, int partition) {
    this.registry = registry;
    this.partition = Integer.toString(partition);
  }

  /** Counts a heartbeat. */
  void count(Heartbeat.Kind kind, boolean watched) {
    Meters.DETECT_HEARTBEATS
        .counter(registry, label(kind), watched ? "watched" : "left-out")
        .increment();
  }

  /**
   * Shows how the sources of a kind are heard now.
   *
   * @param lastHeard seconds since the epoch
   */
  void show(Heartbeat.Kind kind, Map<Judgement.State, Integer> now, long lastHeard) {
    boolean shown = heard.put(kind, lastHeard) != null;
    states.put(kind, new EnumMap<>(now));
    if (!shown) {
      register(kind);
    }
  }

  private void register(Heartbeat.Kind kind) {
    gauges.add(
        Meters.DETECT_SOURCES_HEARD.gauge(
            registry, () -> heard.getOrDefault(kind, 0L), label(kind), partition));
    for (Judgement.State state : Judgement.State.values()) {
      gauges.add(
          Meters.DETECT_SOURCES.gauge(
              registry,
              () -> states.getOrDefault(kind, Map.of()).getOrDefault(state, 0),
              label(kind),
              state.name().toLowerCase(Locale.ROOT),
              partition));
    }
  }

  private static String label(Heartbeat.Kind kind) {
    return WatchedGroups.nameOf(kind);
  }

  @Override
  public void close() {
    gauges.forEach(registry::remove);
  }
}
