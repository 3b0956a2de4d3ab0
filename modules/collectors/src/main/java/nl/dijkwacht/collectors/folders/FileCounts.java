package nl.dijkwacht.collectors.folders;

import io.micrometer.core.instrument.MeterRegistry;
import nl.dijkwacht.collectors.CollectCounts;
import nl.dijkwacht.collectors.files.ReadSummary;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.metrics.Meters;

/**
 * Counts for the summary what was collected from files, as {@link CollectCounts} does in meters.
 */
final class FileCounts {

  private final MeterRegistry registry;
  private final CollectCounts counts;
  private long files;
  private long events;
  private long items;
  private long foreign;
  private long deadLetters;

  FileCounts(MeterRegistry registry) {
    this.registry = registry;
    this.counts = new CollectCounts(registry);
  }

  /** Counts what was noted since the last commit. */
  void committed() {
    counts.committed();
  }

  /** Forgets what was noted since the last commit. */
  void aborted() {
    counts.aborted();
  }

  /** All that was counted so far. */
  CollectSummary total() {
    return new CollectSummary(files, events, items, foreign, deadLetters);
  }

  /**
   * @param eventMillis when it happened (event time)
   * @param collectedMillis when it was collected (wall clock)
   */
  void event(long eventMillis, long collectedMillis) {
    counts.event(eventMillis, collectedMillis);
    counts.note(() -> events++);
  }

  void item() {
    counts.foreign(TrailReading.Other.Kind.CONFIGURATION_ITEM);
    counts.note(() -> items++);
  }

  void foreign(TrailReading.Other.Kind kind) {
    counts.foreign(kind);
    counts.note(() -> foreign++);
  }

  void deadLetter(DeadLetterReason reason) {
    counts.deadLetter(reason);
    counts.note(() -> deadLetters++);
  }

  /**
   * @param newBytes by which it is longer than when it was last read
   */
  void file(ReadSummary.Ending ending, long newBytes) {
    String outcome =
        switch (ending) {
          case COMPLETE -> "complete";
          case EMPTY -> "empty";
          case INCOMPLETE_TAIL, STOPPED -> "incomplete";
          case BROKEN_OFF -> "failed";
        };
    counts.note(
        () -> {
          files++;
          Meters.COLLECT_BYTES.counter(registry).increment((double) newBytes);
          Meters.COLLECT_FILES.counter(registry, outcome).increment();
        });
  }
}
