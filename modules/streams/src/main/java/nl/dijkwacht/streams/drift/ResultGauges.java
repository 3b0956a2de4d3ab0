package nl.dijkwacht.streams.drift;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.drift.state.Shown;

/**
 * Shows how many resources stand how against each control, over all tasks of this instance: one
 * series a partition would be too many. Thread-safe.
 */
final class ResultGauges {

  /** Of 120 controls and four results, enough for a hundred accounts; more are shown as one. */
  private static final int MOST = 50_000;

  /** Where more accounts than are shown go, and resources whose account is not known. */
  private static final String OTHER = "other";

  /** What is counted apart. */
  record Series(String account, String control, Shown shown) {}

  private record Shared(AtomicLong value, Gauge gauge) {}

  private final MeterRegistry registry;
  private final Map<Series, Shared> counts = new ConcurrentHashMap<>();
  private final Set<String> accounts = ConcurrentHashMap.newKeySet();
  private final AtomicLong remaining = new AtomicLong();

  ResultGauges(MeterRegistry registry) {
    this.registry = registry;
    Meters.DRIFT_SWEEP_REMAINING.gauge(registry, remaining::get);
  }

  /** What is shown of a series, to be added to. */
  AtomicLong count(Series series) {
    Series bounded =
        isAccount(series.account()) && (counts.containsKey(series) || counts.size() < MOST)
            ? series
            : new Series(OTHER, series.control(), series.shown());
    return counts.computeIfAbsent(bounded, this::show).value();
  }

  private static boolean isAccount(String text) {
    return text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private Shared show(Series series) {
    accounts.add(series.account());
    AtomicLong value = new AtomicLong();
    Gauge gauge =
        Meters.DRIFT_RESULTS.gauge(
            registry, value::get, series.account(), series.control(), series.shown().label());
    return new Shared(value, gauge);
  }

  /** Accounts of which anything is shown. */
  Set<String> accounts() {
    return Set.copyOf(accounts);
  }

  /** Takes note of how many resources more or less a task has to judge again. */
  void remaining(long difference) {
    remaining.addAndGet(difference);
  }
}
