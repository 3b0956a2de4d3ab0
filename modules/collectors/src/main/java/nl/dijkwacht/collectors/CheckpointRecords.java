package nl.dijkwacht.collectors;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** How far something was collected, as a record of a topic of checkpoints. */
public final class CheckpointRecords {

  private CheckpointRecords() {}

  /**
   * Makes the record.
   *
   * @param key names what was collected
   * @param updatedAt the record's timestamp (wall clock)
   */
  public static <V> ProducerRecord<byte[], byte[]> of(
      Topic<V> topic, TopicPrefix prefix, String key, V checkpoint, Instant updatedAt) {
    return of(topic, prefix, null, key, checkpoint, updatedAt);
  }

  /**
   * Makes the record.
   *
   * @param partition where it goes; null for that of its key
   */
  public static <V> ProducerRecord<byte[], byte[]> of(
      Topic<V> topic,
      TopicPrefix prefix,
      @Nullable Integer partition,
      String key,
      V checkpoint,
      Instant updatedAt) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic.fullName(prefix),
            partition,
            updatedAt.toEpochMilli(),
            key.getBytes(StandardCharsets.UTF_8),
            topic.payload().write(checkpoint));
    WireHeaders.putSchema(record.headers(), topic.payload().schema());
    return record;
  }
}
