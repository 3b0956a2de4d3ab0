package nl.dijkwacht.streams.cases;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseClock;
import nl.dijkwacht.metrics.Meters;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The gauges of cases on one partition. They go when the partition goes: a gauge that stays behind
 * would count its cases twice.
 */
final class CaseGauges implements AutoCloseable {

  private final MeterRegistry registry;
  private final Map<Case.Status, AtomicLong> counts = new EnumMap<>(Case.Status.class);

  /** The clocks that run, by case. */
  private final Map<String, List<CaseClock>> running = new ConcurrentHashMap<>();

  private final List<Gauge> gauges = new ArrayList<>();
  private volatile Instant now;

  private CaseGauges(MeterRegistry registry, Instant now) {
    this.registry = registry;
    this.now = now;
    for (Case.Status status : Case.Status.values()) {
      counts.put(status, new AtomicLong());
    }
  }

  /**
   * Counts what the store holds now.
   *
   * @param now wall clock
   */
  static CaseGauges in(
      KeyValueStore<String, Case> store, MeterRegistry registry, int partition, Instant now) {
    CaseGauges shown = new CaseGauges(registry, now);
    try (var all = store.all()) {
      all.forEachRemaining(entry -> shown.changed(null, entry.value));
    }
    // Not before: a store that cannot be read would leave gauges behind that nobody removes.
    shown.show(Integer.toString(partition));
    return shown;
  }

  private void show(String partition) {
    counts.forEach(
        (status, count) ->
            gauges.add(Meters.CASES.gauge(registry, count::get, status.label(), partition)));
    for (CaseClock.Kind kind : CaseClock.Kind.values()) {
      String label = kind.label();
      gauges.add(Meters.CASES_OVERDUE.gauge(registry, () -> overdue(kind), label, partition));
      gauges.add(
          Meters.CASES_NEXT_DEADLINE.gauge(registry, () -> secondsLeft(kind), label, partition));
    }
  }

  private Stream<CaseClock> running(CaseClock.Kind kind) {
    return running.values().stream().flatMap(List::stream).filter(clock -> clock.kind() == kind);
  }

  private Number overdue(CaseClock.Kind kind) {
    Instant at = now;
    return running(kind).filter(clock -> clock.isOverdue(at)).count();
  }

  private Number secondsLeft(CaseClock.Kind kind) {
    Instant at = now;
    return running(kind)
        .map(CaseClock::dueAt)
        .min(Instant::compareTo)
        .map(due -> (double) Duration.between(at, due).toSeconds())
        .orElse(Double.NaN);
  }

  /** Takes note that a case was opened or changed. */
  void changed(@Nullable Case before, Case after) {
    add(after, 1);
    if (before != null) {
      add(before, -1);
    }
    List<CaseClock> clocks = after.clocks().stream().filter(CaseClock::runs).toList();
    if (clocks.isEmpty()) {
      running.remove(after.id());
    } else {
      running.put(after.id(), clocks);
    }
  }

  private void add(Case known, long difference) {
    AtomicLong count = counts.get(known.status());
    if (count != null) {
      count.addAndGet(difference);
    }
  }

  /** Takes note of the wall clock. */
  void at(Instant time) {
    now = time;
  }

  @Override
  public void close() {
    gauges.forEach(registry::remove);
  }
}
