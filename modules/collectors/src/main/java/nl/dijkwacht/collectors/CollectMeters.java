package nl.dijkwacht.collectors;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import nl.dijkwacht.collectors.files.ReadSummary;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.TrailReading;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.topics.Stage;

/** The meters of collecting. */
final class CollectMeters {

  private final MeterRegistry registry;
  private final Counter events;
  private final Counter deadLetters;
  private final Counter bytes;
  private final Timer lateness;
  private final Map<TrailReading.Other.Kind, Counter> foreign =
      new EnumMap<>(TrailReading.Other.Kind.class);

  CollectMeters(MeterRegistry registry) {
    this.registry = registry;
    this.events = Meters.COLLECT_RECORDS.counter(registry, "event");
    this.deadLetters = Meters.COLLECT_RECORDS.counter(registry, "dead-letter");
    this.bytes = Meters.COLLECT_BYTES.counter(registry);
    this.lateness = Meters.COLLECT_LATENESS.timer(registry);
    for (TrailReading.Other.Kind kind : TrailReading.Other.Kind.values()) {
      foreign.put(kind, Meters.COLLECT_RECORDS.counter(registry, kind.label()));
    }
  }

  /**
   * @param eventMillis when it happened (event time)
   * @param collectedMillis when it was collected (wall clock)
   */
  void event(long eventMillis, long collectedMillis) {
    events.increment();
    lateness.record(Duration.ofMillis(collectedMillis - eventMillis));
  }

  void foreign(TrailReading.Other.Kind kind) {
    Counter counter = foreign.get(kind);
    if (counter != null) {
      counter.increment();
    }
  }

  void deadLetter(DeadLetterReason reason) {
    deadLetters.increment();
    Meters.DEAD_LETTERS.counter(registry, Stage.COLLECT.label(), reason.label()).increment();
  }

  void file(ReadSummary.Ending ending, long bytesOnDisk) {
    bytes.increment((double) bytesOnDisk);
    String outcome =
        switch (ending) {
          case COMPLETE -> "complete";
          case EMPTY -> "empty";
          case INCOMPLETE_TAIL, STOPPED -> "incomplete";
          case BROKEN_OFF -> "failed";
        };
    Meters.COLLECT_FILES.counter(registry, outcome).increment();
  }
}
