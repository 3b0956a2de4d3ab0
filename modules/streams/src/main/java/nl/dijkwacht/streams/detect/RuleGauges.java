package nl.dijkwacht.streams.detect;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.function.Supplier;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.sigma.RuleSet;

/** Shows which rules and filters are in effect. */
final class RuleGauges {

  private RuleGauges() {}

  static void show(Supplier<RuleSet> rules, MeterRegistry registry) {
    Meters.DETECT_RULES.gauge(registry, () -> rules.get().rules().size(), "loaded");
    Meters.DETECT_RULES.gauge(registry, () -> rules.get().refused(), "refused");
    Meters.DETECT_FILTERS.gauge(registry, () -> filters(rules.get(), false), "active");
    Meters.DETECT_FILTERS.gauge(registry, () -> filters(rules.get(), true), "expired");
  }

  private static long filters(RuleSet rules, boolean expired) {
    // A gauge tells how it is now; what a filter does to an event is decided by the event's time.
    Instant now = Instant.now();
    return rules.filters().stream().filter(filter -> filter.isExpiredAt(now) == expired).count();
  }
}
