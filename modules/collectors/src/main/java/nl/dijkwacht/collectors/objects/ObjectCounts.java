package nl.dijkwacht.collectors.objects;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.topics.catalogue.Stage;

/**
 * Counts what is collected of objects once it is committed: what a failed transaction held is read
 * again and would count twice. For one thread.
 */
public final class ObjectCounts {

  private final MeterRegistry registry;
  private final Timer lateness;
  private final Map<Counter, Long> uncommitted = new HashMap<>();
  private final Counter events;
  private final Counter ownReads;
  private final Counter deadLetters;
  private final Counter bytes;
  private long[] latenessMillis = new long[1024];
  private int eventCount;

  ObjectCounts(MeterRegistry registry) {
    this.registry = registry;
    this.lateness = Meters.COLLECT_LATENESS.timer(registry);
    this.events = Meters.COLLECT_RECORDS.counter(registry, "event");
    this.ownReads = Meters.COLLECT_RECORDS.counter(registry, "own-read");
    this.deadLetters = Meters.COLLECT_RECORDS.counter(registry, "dead-letter");
    this.bytes = Meters.COLLECT_BYTES.counter(registry);
  }

  /**
   * Counts a trail event.
   *
   * @param eventMillis when it happened (event time)
   * @param collectedMillis when it was collected (wall clock)
   */
  public void event(long eventMillis, long collectedMillis) {
    if (eventCount == latenessMillis.length) {
      latenessMillis = Arrays.copyOf(latenessMillis, 2 * eventCount);
    }
    latenessMillis[eventCount++] = collectedMillis - eventMillis;
  }

  /** Counts a trail event that is left out, since it tells of Dijkwacht reading the logs. */
  public void ownRead() {
    add(ownReads, 1);
  }

  public void foreign(TrailReading.Other.Kind kind) {
    add(Meters.COLLECT_RECORDS.counter(registry, kind.label()), 1);
  }

  /** Counts an item, or an announcement, that could not be used. */
  public void deadLetter(DeadLetterReason reason) {
    add(deadLetters, 1);
    add(Meters.DEAD_LETTERS.counter(registry, Stage.COLLECT.label(), reason.label()), 1);
  }

  void object(String outcome) {
    add(Meters.COLLECT_OBJECTS.counter(registry, outcome), 1);
  }

  void bytes(long count) {
    add(bytes, count);
  }

  /** Counts what was noted since the last commit. */
  void committed() {
    events.increment(eventCount);
    for (int i = 0; i < eventCount; i++) {
      lateness.record(latenessMillis[i], TimeUnit.MILLISECONDS);
    }
    uncommitted.forEach((counter, count) -> counter.increment(count));
    aborted();
  }

  /** Forgets what was noted since the last commit. */
  void aborted() {
    eventCount = 0;
    uncommitted.clear();
  }

  private void add(Counter counter, long count) {
    uncommitted.merge(counter, count, Long::sum);
  }
}
