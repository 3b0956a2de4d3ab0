package nl.dijkwacht.app.pipeline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import nl.dijkwacht.metrics.Meters;

/** The most telling counters of this process in one line for people. */
public final class Counters {

  private Counters() {}

  public static String line(MeterRegistry registry) {
    return "%,.0f events, %,.0f repeated matches, %,.0f signals, %,.0f open findings, %,.0f alerts, %,.0f dead letters"
        .formatted(
            counted(registry, Meters.DETECT_EVENTS),
            counted(registry, Meters.DETECT_CANDIDATES_DUPLICATE),
            counted(registry, Meters.DETECT_SIGNALS),
            registry.find(Meters.FINDINGS.meterName()).gauges().stream()
                .mapToDouble(Gauge::value)
                .sum(),
            counted(registry, Meters.FINDINGS_ALERTS),
            counted(registry, Meters.DEAD_LETTERS));
  }

  private static double counted(MeterRegistry registry, Meters meter) {
    return registry.find(meter.meterName()).counters().stream().mapToDouble(Counter::count).sum();
  }
}
