package nl.dijkwacht.collectors.objects;

import java.time.Instant;
import nl.dijkwacht.core.Heartbeat;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Takes what an object holds. For the thread that reads it. */
public interface ObjectOutput {

  /** Adds a record to what is committed next. */
  void send(ProducerRecord<byte[], byte[]> record);

  /**
   * Notes that so many items of the object, counted from its first, are dealt with: all of them, or
   * none of those after the last commit, survive a crash. To be called after each item, and, with
   * the same number, as a sign of life within seconds where one takes long.
   *
   * @return whether to go on; if not, nothing that follows is taken
   */
  boolean reached(long items);

  /** Where to note what became of items. */
  ObjectCounts counts();

  /**
   * Notes a sign of life of a source; ignored for an old object.
   *
   * @param newestEvent of what arrived (event time)
   * @param events how many arrived
   */
  void heard(
      Heartbeat.Kind kind,
      String source,
      String account,
      String region,
      Instant newestEvent,
      long events);
}
