package nl.dijkwacht.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;

/** Registers any meter of the catalogue with values that its tags allow, and has it move once. */
final class SampleMeter {

  private SampleMeter() {}

  static void register(Meters meter, MeterRegistry registry) {
    String[] values = values(meter);
    switch (meter.kind()) {
      case COUNTER -> meter.counter(registry, values).increment();
      case GAUGE -> meter.gauge(registry, () -> 1, values);
      case TIMER -> meter.timer(registry, values).record(Duration.ofSeconds(1));
    }
  }

  static String[] values(Meters meter) {
    return meter.tags().stream().map(SampleMeter::value).toArray(String[]::new);
  }

  private static String value(MeterTag tag) {
    List<String> allowed = tag.allowed();
    return allowed.isEmpty() ? "1" : allowed.get(0);
  }
}
