package nl.dijkwacht.collectors.polling;

import nl.dijkwacht.topics.catalogue.PollCheckpoint;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Takes what a question brought. For the thread that asks. */
public interface PollOutput {

  /**
   * Adds a record to what the next checkpoint commits. A checkpoint is to follow within seconds, or
   * some thousand records: what waits for it is in memory, and lost if the round fails.
   */
  void send(ProducerRecord<byte[], byte[]> record);

  /**
   * Commits all that was sent since the last checkpoint, and this one, in one transaction. What it
   * throws is to be passed on: the round is over then.
   */
  void checkpoint(PollCheckpoint checkpoint);

  /** Whether the asking should end soon, because this instance stops or no longer owns it. */
  boolean isStopping();
}
