package nl.dijkwacht.publish.delivery;

import java.time.Instant;
import nl.dijkwacht.publish.messages.Entry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * An alert or notice on its way to a channel.
 *
 * @param record that it was read from
 * @param group the same for items that may be told together
 */
record Item(ConsumerRecord<byte[], byte[]> record, Entry entry, String group) {

  TopicPartition partition() {
    return new TopicPartition(record.topic(), record.partition());
  }

  long offset() {
    return record.offset();
  }

  /** When Dijkwacht knew what it tells (wall clock). */
  Instant knownAt() {
    return Instant.ofEpochMilli(record.timestamp());
  }

  /** Whether it is told at once, whatever people asked for. */
  boolean isUrgent() {
    return entry.kind() == Entry.Kind.NOTICE;
  }
}
