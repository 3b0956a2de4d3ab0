package nl.dijkwacht.collectors;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.signal.ServiceFinding;
import nl.dijkwacht.core.trail.IntegrityResult;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.DeadLetterRecord;
import nl.dijkwacht.topics.wire.Payload;
import nl.dijkwacht.topics.wire.RecordOrigin;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What a collector collects, as records of the collect topics. Timestamps are when they were
 * collected (wall clock). What is larger than a topic takes becomes a dead letter, since Kafka
 * would refuse it and block all that follows. Thread-safe.
 */
public final class CollectRecords {

  private final TopicPrefix prefix;
  private final String collector;
  private final Clock clock;

  /**
   * @param collector its name in headers, such as {@code files}
   */
  public CollectRecords(TopicPrefix prefix, String collector, Clock clock) {
    this.prefix = prefix;
    this.collector = collector;
    this.clock = clock;
  }

  /**
   * @param topic {@link Topics#TRAIL_EVENTS} or {@link Topics#BACKFILL_EVENTS}
   */
  public ProducerRecord<byte[], byte[]> trailEvent(
      Topic<byte[]> topic, TrailEvent event, Provenance provenance) {
    Instant happened = Instant.ofEpochMilli(event.epochMillis());
    return record(topic, event.key(), event.bytes(), happened, provenance);
  }

  /** A state of a resource; keyed by the resource. */
  public ProducerRecord<byte[], byte[]> configurationItem(
      ConfigurationItem item, Provenance provenance) {
    String key = item.resource().toString();
    return json(Topics.CONFIGURATION_ITEMS, key, item, item.capturedAt(), provenance);
  }

  /** A finding of another service; keyed by that service's id of it. */
  public ProducerRecord<byte[], byte[]> serviceFinding(
      ServiceFinding finding, Provenance provenance) {
    return json(Topics.SERVICE_FINDINGS, finding.id(), finding, finding.updatedAt(), provenance);
  }

  /**
   * A sign of life; keyed by the source. All of them lie on one partition, so that whoever reads
   * them can tell a source that fell silent from collectors that did.
   */
  public ProducerRecord<byte[], byte[]> heartbeat(Heartbeat heartbeat) {
    Provenance provenance = new Provenance(heartbeat.source(), 1);
    ProducerRecord<byte[], byte[]> record =
        json(Topics.HEARTBEATS, heartbeat.source(), heartbeat, heartbeat.newestEvent(), provenance);
    return new ProducerRecord<>(
        record.topic(), 0, record.timestamp(), record.key(), record.value(), record.headers());
  }

  /** What came of checking a digest file; keyed by the file. */
  public ProducerRecord<byte[], byte[]> integrity(IntegrityResult result) {
    Provenance provenance = new Provenance(result.digest(), 1);
    return json(Topics.INTEGRITY, result.digest(), result, result.to(), provenance);
  }

  /**
   * @param topic {@link Topics#OBJECTS} or {@link Topics#BACKFILL_OBJECTS}
   */
  public ProducerRecord<byte[], byte[]> announcement(
      Topic<ObjectAnnouncement> topic, ObjectAnnouncement announcement) {
    Provenance provenance = new Provenance(announcement.announcedBy(), 1);
    return json(topic, announcement.uri(), announcement, announcement.announcedAt(), provenance);
  }

  /**
   * Input that could not be used.
   *
   * @param input its beginning if it is large; it need not be whole
   */
  public ProducerRecord<byte[], byte[]> deadLetter(
      DeadLetter letter, byte[] input, Provenance provenance) {
    byte[] key = provenance.toString().getBytes(StandardCharsets.UTF_8);
    Headers headers = new RecordHeaders();
    describe(headers, provenance);
    return deadLetter(letter, null, key, input, headers);
  }

  /** A record of a collect topic that could not be used; it can be put back there. */
  public ProducerRecord<byte[], byte[]> deadLetter(
      DeadLetter letter,
      @Nullable RecordOrigin origin,
      byte @Nullable [] key,
      byte @Nullable [] value,
      Headers headers) {
    DeadLetterRecord dead = DeadLetterRecord.of(letter, origin, key, value, headers);
    return new ProducerRecord<>(
        Topics.COLLECT_DEAD_LETTERS.fullName(prefix),
        null,
        clock.millis(),
        dead.key(),
        dead.value(),
        dead.headers());
  }

  private <V> ProducerRecord<byte[], byte[]> json(
      Topic<V> topic, String key, V content, Instant happened, Provenance provenance) {
    return record(topic, key, topic.payload().write(content), happened, provenance);
  }

  private ProducerRecord<byte[], byte[]> record(
      Topic<?> topic, String key, byte[] value, Instant happened, Provenance provenance) {
    if (value.length > Payload.MAX_BYTES) {
      String detail = "it has %d bytes".formatted(value.length);
      String place = Printable.of(provenance.toString());
      return deadLetter(
          new DeadLetter(DeadLetterReason.TOO_LARGE, place, detail, 1), value, provenance);
    }
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic.fullName(prefix),
            null,
            clock.millis(),
            key.getBytes(StandardCharsets.UTF_8),
            value);
    WireHeaders.putSchema(record.headers(), topic.payload().schema());
    WireHeaders.putEventTime(record.headers(), happened);
    describe(record.headers(), provenance);
    return record;
  }

  private void describe(Headers headers, Provenance provenance) {
    WireHeaders.putProvenance(headers, provenance);
    WireHeaders.putCollector(headers, collector);
  }
}
