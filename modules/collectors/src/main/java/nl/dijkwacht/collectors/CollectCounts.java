package nl.dijkwacht.collectors;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.topics.catalogue.Stage;

/**
 * Counts what is collected, in meters, once it is committed: what a failed transaction held is read
 * again and would count twice. A step whose commit got no answer may have succeeded and is not
 * counted. For one thread.
 */
public final class CollectCounts {

  private final MeterRegistry registry;
  private final Counter eventCounter;
  private final Counter deadLetterCounter;
  private final Timer lateness;
  private final Map<TrailReading.Other.Kind, Counter> foreignCounters =
      new EnumMap<>(TrailReading.Other.Kind.class);
  private final List<Runnable> uncommitted = new ArrayList<>();

  public CollectCounts(MeterRegistry registry) {
    this.registry = registry;
    this.eventCounter = Meters.COLLECT_RECORDS.counter(registry, "event");
    this.deadLetterCounter = Meters.COLLECT_RECORDS.counter(registry, "dead-letter");
    this.lateness = Meters.COLLECT_LATENESS.timer(registry);
    for (TrailReading.Other.Kind kind : TrailReading.Other.Kind.values()) {
      foreignCounters.put(kind, Meters.COLLECT_RECORDS.counter(registry, kind.label()));
    }
  }

  /** Counts what was noted since the last commit. */
  public void committed() {
    uncommitted.forEach(Runnable::run);
    uncommitted.clear();
  }

  /** Forgets what was noted since the last commit. */
  public void aborted() {
    uncommitted.clear();
  }

  /** Notes something of one's own, to be counted with the rest. */
  public void note(Runnable count) {
    uncommitted.add(count);
  }

  /**
   * @param eventMillis when it happened (event time)
   * @param collectedMillis when it was collected (wall clock)
   */
  public void event(long eventMillis, long collectedMillis) {
    uncommitted.add(
        () -> {
          eventCounter.increment();
          lateness.record(Duration.ofMillis(collectedMillis - eventMillis));
        });
  }

  public void foreign(TrailReading.Other.Kind kind) {
    uncommitted.add(
        () -> {
          Counter counter = foreignCounters.get(kind);
          if (counter != null) {
            counter.increment();
          }
        });
  }

  public void deadLetter(DeadLetterReason reason) {
    uncommitted.add(
        () -> {
          deadLetterCounter.increment();
          Meters.DEAD_LETTERS.counter(registry, Stage.COLLECT.label(), reason.label()).increment();
        });
  }
}
