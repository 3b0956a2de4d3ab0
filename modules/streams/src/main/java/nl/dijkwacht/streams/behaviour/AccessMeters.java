package nl.dijkwacht.streams.behaviour;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.metrics.Meters;

/** Counts what becomes of accesses. */
final class AccessMeters {

  private final Map<String, Counter> counters;

  AccessMeters(MeterRegistry registry) {
    this.counters =
        Stream.of("counted", "known", "old", "ahead")
            .collect(
                Collectors.toUnmodifiableMap(
                    Function.identity(),
                    outcome -> Meters.BEHAVIOUR_ACCESSES.counter(registry, outcome)));
  }

  void count(String outcome) {
    Counter counter = counters.get(outcome);
    if (counter != null) {
      counter.increment();
    }
  }
}
