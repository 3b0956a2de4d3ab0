package nl.dijkwacht.streams.findings;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import nl.dijkwacht.core.Finding;
import nl.dijkwacht.core.Level;
import nl.dijkwacht.metrics.Meters;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The gauges of open findings on one partition. They go when the partition goes: a gauge that stays
 * behind would count its findings twice.
 */
final class OpenFindings implements AutoCloseable {

  private final MeterRegistry registry;
  private final Map<Level, AtomicLong> counts = new EnumMap<>(Level.class);
  private final List<Gauge> gauges = new ArrayList<>();

  private OpenFindings(MeterRegistry registry) {
    this.registry = registry;
    for (Level level : Level.values()) {
      counts.put(level, new AtomicLong());
    }
  }

  /** Counts what the store holds now. */
  static OpenFindings in(
      KeyValueStore<String, Finding> store, MeterRegistry registry, int partition) {
    OpenFindings open = new OpenFindings(registry);
    try (var all = store.all()) {
      all.forEachRemaining(entry -> open.changed(null, entry.value));
    }
    // Not before: a store that cannot be read would leave gauges behind that nobody removes.
    open.show(Integer.toString(partition));
    return open;
  }

  private void show(String partition) {
    counts.forEach(
        (level, count) ->
            gauges.add(Meters.FINDINGS.gauge(registry, count::get, level.label(), partition)));
  }

  /** Takes note that a finding was opened or changed. */
  void changed(@Nullable Finding before, Finding after) {
    add(after.level(), 1);
    if (before != null) {
      add(before.level(), -1);
    }
  }

  private void add(Level level, long difference) {
    AtomicLong count = counts.get(level);
    if (count != null) {
      count.addAndGet(difference);
    }
  }

  @Override
  public void close() {
    gauges.forEach(registry::remove);
  }
}
