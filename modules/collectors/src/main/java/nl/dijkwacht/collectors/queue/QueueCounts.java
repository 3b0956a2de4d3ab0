package nl.dijkwacht.collectors.queue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import nl.dijkwacht.collectors.CollectCounts;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.metrics.Meters;

/** Counts what queues say, once it is in Kafka: until then it comes again. For one thread. */
final class QueueCounts {

  private final MeterRegistry registry;
  private final CollectCounts counts;
  private final Timer age;
  private final Counter batches;
  private final Counter deleted;
  private final Counter undeleted;

  QueueCounts(MeterRegistry registry) {
    this.registry = registry;
    this.counts = new CollectCounts(registry);
    this.age = Meters.COLLECT_MESSAGE_AGE.timer(registry);
    this.batches = Meters.COLLECT_MESSAGE_BATCHES.counter(registry);
    this.deleted = Meters.COLLECT_MESSAGE_DELETIONS.counter(registry, "deleted");
    this.undeleted = Meters.COLLECT_MESSAGE_DELETIONS.counter(registry, "failed");
  }

  /** Notes something that a message said. */
  void said(String outcome) {
    Counter counter = Meters.COLLECT_MESSAGES.counter(registry, outcome);
    note(counter::increment);
  }

  /**
   * @param eventMillis when it happened (event time)
   * @param collectedMillis when it was collected (wall clock)
   */
  void event(long eventMillis, long collectedMillis) {
    counts.event(eventMillis, collectedMillis);
  }

  void foreign(TrailReading.Other.Kind kind) {
    counts.foreign(kind);
  }

  void deadLetter(DeadLetterReason reason) {
    counts.deadLetter(reason);
    said("dead-letter");
  }

  /** Notes a message, whose age is that at the time of counting. */
  void message(Instant sentAt, Clock clock) {
    note(() -> age.record(Duration.between(sentAt, clock.instant())));
  }

  /** Notes what is to be done once all is in Kafka. */
  void note(Runnable count) {
    counts.note(count);
  }

  /** Counts what was noted for a batch. */
  void written() {
    batches.increment();
    counts.committed();
  }

  /** Forgets what was noted since the last batch. */
  void failed() {
    counts.aborted();
  }

  void deletions(int done, int failed) {
    deleted.increment(done);
    undeleted.increment(failed);
  }
}
