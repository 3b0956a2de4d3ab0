package nl.dijkwacht.streams.findings;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.metrics.Meters;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The gauges of findings on one partition. They go when the partition goes: a gauge that stays
 * behind would count its findings twice.
 */
final class FindingGauges implements AutoCloseable {

  private final MeterRegistry registry;
  private final Map<Finding.Status, Map<Level, AtomicLong>> counts =
      new EnumMap<>(Finding.Status.class);
  private final AtomicLong silenced = new AtomicLong();
  private final List<Gauge> gauges = new ArrayList<>();

  private FindingGauges(MeterRegistry registry) {
    this.registry = registry;
    for (Finding.Status status : Finding.Status.values()) {
      Map<Level, AtomicLong> byLevel = new EnumMap<>(Level.class);
      for (Level level : Level.values()) {
        byLevel.put(level, new AtomicLong());
      }
      counts.put(status, byLevel);
    }
  }

  /** Counts what the store holds now. */
  static FindingGauges in(
      KeyValueStore<String, Finding> store, MeterRegistry registry, int partition) {
    FindingGauges shown = new FindingGauges(registry);
    try (var all = store.all()) {
      all.forEachRemaining(entry -> shown.changed(null, entry.value));
    }
    // Not before: a store that cannot be read would leave gauges behind that nobody removes.
    shown.show(Integer.toString(partition));
    return shown;
  }

  private void show(String partition) {
    counts.forEach(
        (status, byLevel) ->
            byLevel.forEach(
                (level, count) -> {
                  gauges.add(
                      Meters.FINDINGS_BY_STATUS.gauge(
                          registry, count::get, status.label(), level.label(), partition));
                  if (status == Finding.Status.OPEN) {
                    gauges.add(
                        Meters.FINDINGS.gauge(registry, count::get, level.label(), partition));
                  }
                }));
    gauges.add(Meters.FINDINGS_SILENCED.gauge(registry, silenced::get, partition));
  }

  /** Takes note that a finding began or was changed. */
  void changed(@Nullable Finding before, Finding after) {
    add(after, 1);
    if (before != null) {
      add(before, -1);
    }
  }

  private void add(Finding finding, long difference) {
    AtomicLong count = counts.getOrDefault(finding.status(), Map.of()).get(finding.level());
    if (count != null) {
      count.addAndGet(difference);
    }
    if (finding.handled().silence() != null) {
      silenced.addAndGet(difference);
    }
  }

  @Override
  public void close() {
    gauges.forEach(registry::remove);
  }
}
