package nl.dijkwacht.collectors.folders;

import java.time.Duration;
import nl.dijkwacht.topics.catalogue.Checkpoint;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Collects in small steps, over the bounds of files: one transaction for each small file would cost
 * more than its records do. For one thread.
 */
final class CollectSteps {

  /** What is committed at once at most: a crash makes no more be read again. */
  private static final int STEP_ITEMS = 10_000;

  /**
   * How long an item waits for its transaction to end at most, while more keep coming; when there
   * is nothing more to read it ends at once.
   */
  private static final long STEP_NANOS = Duration.ofMillis(50).toNanos();

  private final CheckpointedProducer producer;
  private final FileCounts counts;
  private int items;
  private boolean open;
  private long began;

  CollectSteps(CheckpointedProducer producer, FileCounts counts) {
    this.producer = producer;
    this.counts = counts;
  }

  /** Where to note what is sent. */
  FileCounts counts() {
    return counts;
  }

  void send(ProducerRecord<byte[], byte[]> record) {
    producer.send(record);
  }

  /** Notes that an item was dealt with; true if it is time to commit. */
  boolean isDueAfterItem() {
    begin();
    items++;
    return isDue();
  }

  /** Whether it is time to commit. */
  boolean isDue() {
    return open && (items >= STEP_ITEMS || System.nanoTime() - began > STEP_NANOS);
  }

  void checkpoint(String source, Checkpoint checkpoint) {
    begin();
    producer.checkpoint(source, checkpoint);
  }

  /** Ends the step, if one was begun; each source in it has had its checkpoint. */
  void commit() {
    if (open) {
      producer.commit();
      counts.committed();
      open = false;
      items = 0;
    }
  }

  private void begin() {
    if (!open) {
      open = true;
      began = System.nanoTime();
    }
  }
}
