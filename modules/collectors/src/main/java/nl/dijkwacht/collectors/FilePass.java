package nl.dijkwacht.collectors;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import nl.dijkwacht.collectors.files.TrailItem;
import nl.dijkwacht.collectors.files.TrailSink;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.Provenance;
import nl.dijkwacht.core.TrailEvent;
import nl.dijkwacht.topics.Checkpoint;
import nl.dijkwacht.topics.TopicPrefix;
import nl.dijkwacht.topics.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One reading of one file into the topics. */
final class FilePass implements TrailSink {

  static final String COLLECTOR = "files";

  private final String source;
  private final String trailEvents;
  private final CollectRecords records;
  private final CollectSteps steps;
  private final LongFunction<Checkpoint> checkpoint;
  private final boolean knownUnreadable;
  private final BooleanSupplier stopping;
  private boolean unreadable;

  /**
   * @param source the file's name in checkpoints and provenance
   * @param checkpoint the checkpoint after so many items
   * @param knownUnreadable whether there is a dead letter already that says it cannot be read
   */
  FilePass(
      String source,
      TopicPrefix prefix,
      CollectSteps steps,
      Clock clock,
      LongFunction<Checkpoint> checkpoint,
      boolean knownUnreadable,
      BooleanSupplier stopping) {
    this.source = source;
    this.trailEvents = Topics.TRAIL_EVENTS.fullName(prefix);
    this.records = new CollectRecords(prefix, COLLECTOR, clock);
    this.steps = steps;
    this.checkpoint = checkpoint;
    this.knownUnreadable = knownUnreadable;
    this.stopping = stopping;
  }

  @Override
  public boolean accept(TrailItem item) {
    if (item instanceof TrailItem.Event found) {
      event(found.number(), found.event());
    } else if (item instanceof TrailItem.Foreign other) {
      steps.counts().foreign(other.kind());
    } else if (item instanceof TrailItem.Unusable dead) {
      unusable(dead);
    }
    if (steps.isDueAfterItem()) {
      steps.checkpoint(source, checkpoint.apply(item.number()));
      steps.commit();
    }
    return !stopping.getAsBoolean();
  }

  /** Whether the file itself could not be read, which may change without the file changing. */
  boolean isUnreadable() {
    return unreadable;
  }

  private void event(long number, TrailEvent event) {
    ProducerRecord<byte[], byte[]> record =
        records.trailEvent(Topics.TRAIL_EVENTS, event, new Provenance(source, number));
    steps.send(record);
    if (record.topic().equals(trailEvents)) {
      steps.counts().event(event.epochMillis(), record.timestamp());
    } else {
      steps.counts().deadLetter(DeadLetterReason.TOO_LARGE);
    }
  }

  private void unusable(TrailItem.Unusable dead) {
    boolean ofFile = dead.letter().reason() == DeadLetterReason.UNREADABLE_SOURCE;
    unreadable |= ofFile;
    if (!ofFile || !knownUnreadable) {
      Provenance provenance = new Provenance(source, dead.number());
      steps.send(records.deadLetter(dead.letter(), dead.input(), provenance));
      steps.counts().deadLetter(dead.letter().reason());
    }
  }
}
