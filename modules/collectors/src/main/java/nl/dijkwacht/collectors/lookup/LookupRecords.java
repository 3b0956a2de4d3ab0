package nl.dijkwacht.collectors.lookup;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import nl.dijkwacht.collectors.CollectCounts;
import nl.dijkwacht.collectors.CollectRecords;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;
import software.amazon.awssdk.services.cloudtrail.model.Event;

/** What LookupEvents tells, as records of the topics. For one thread. */
final class LookupRecords {

  static final String COLLECTOR = "lookup-events";

  private final String source;
  private final String trailEvents;
  private final CollectRecords records;
  private final CollectCounts counts;
  private final TrailEventReader reader = new TrailEventReader();

  /**
   * @param source names the account and Region in provenance
   */
  LookupRecords(String source, TopicPrefix prefix, MeterRegistry registry, Clock clock) {
    this.source = source;
    this.trailEvents = Topics.TRAIL_EVENTS.fullName(prefix);
    this.records = new CollectRecords(prefix, COLLECTOR, clock);
    this.counts = new CollectCounts(registry);
  }

  /** Where to say whether what was made is committed. */
  CollectCounts counts() {
    return counts;
  }

  ProducerRecord<byte[], byte[]> heartbeat(Heartbeat heartbeat) {
    return records.heartbeat(heartbeat);
  }

  /**
   * The record of an event, or a dead letter if it cannot be read; empty for what is no API record.
   *
   * @param number in its round, from 1
   */
  Optional<ProducerRecord<byte[], byte[]>> of(Event event, long number) {
    String text = event.cloudTrailEvent() == null ? "" : event.cloudTrailEvent();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Provenance provenance = new Provenance(source, number);
    TrailReading reading = reader.read(bytes);
    if (reading instanceof TrailReading.Event found) {
      return Optional.of(event(found.event(), provenance));
    }
    if (reading instanceof TrailReading.Unusable unusable) {
      counts.deadLetter(unusable.reason());
      DeadLetter letter =
          new DeadLetter(unusable.reason(), provenance.toString(), unusable.detail(), 1);
      return Optional.of(records.deadLetter(letter, bytes, provenance));
    }
    counts.foreign(((TrailReading.Other) reading).kind());
    return Optional.empty();
  }

  private ProducerRecord<byte[], byte[]> event(TrailEvent event, Provenance provenance) {
    ProducerRecord<byte[], byte[]> record =
        records.trailEvent(Topics.TRAIL_EVENTS, event, provenance);
    if (record.topic().equals(trailEvents)) {
      counts.event(event.epochMillis(), record.timestamp());
    } else {
      counts.deadLetter(DeadLetterReason.TOO_LARGE);
    }
    return record;
  }
}
