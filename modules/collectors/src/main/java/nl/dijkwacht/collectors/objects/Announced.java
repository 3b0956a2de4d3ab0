package nl.dijkwacht.collectors.objects;

import java.util.concurrent.Future;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import nl.dijkwacht.topics.wire.RecordOrigin;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** An announcement that waits to be worked off, and what was asked of S3 for it. For one thread. */
final class Announced {

  private final ConsumerRecord<byte[], byte[]> record;
  private final Reading<ObjectAnnouncement> reading;
  private @Nullable Future<ObjectPart> asked;

  Announced(ConsumerRecord<byte[], byte[]> record) {
    this.record = record;
    this.reading = Topics.OBJECTS.payload().read(record.value(), record.headers());
  }

  ConsumerRecord<byte[], byte[]> record() {
    return record;
  }

  Reading<ObjectAnnouncement> reading() {
    return reading;
  }

  TopicPartition partition() {
    return new TopicPartition(record.topic(), record.partition());
  }

  RecordOrigin origin() {
    return new RecordOrigin(
        record.topic(), record.partition(), record.offset(), record.timestamp());
  }

  /** How often it was tried and put back before. */
  int attempts() {
    return WireHeaders.attempts(record.headers());
  }

  /** Asks for the first part of its object ahead of its turn. */
  void askAhead(Downloads downloads, ObjectAnnouncement object) {
    if (asked == null) {
      asked = ask(downloads, object);
    }
  }

  /**
   * The first part of its object: what was asked for ahead, or else, and every later time, anew.
   */
  Future<ObjectPart> firstPart(Downloads downloads, ObjectAnnouncement object) {
    Future<ObjectPart> ahead = asked;
    asked = null;
    return ahead == null ? ask(downloads, object) : ahead;
  }

  /** Gives up what was asked for ahead. */
  void cancel() {
    if (asked != null) {
      asked.cancel(true);
      asked = null;
    }
  }

  private static Future<ObjectPart> ask(Downloads downloads, ObjectAnnouncement object) {
    return downloads.ask(object, 0, PartsStream.FIRST_PART, null);
  }
}
