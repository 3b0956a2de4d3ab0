package nl.dijkwacht.collectors.objects;

import java.time.Clock;
import java.time.Instant;
import nl.dijkwacht.collectors.CollectRecords;
import nl.dijkwacht.collectors.files.FileGrowth;
import nl.dijkwacht.collectors.files.ReadLimits;
import nl.dijkwacht.collectors.files.ReadPosition;
import nl.dijkwacht.collectors.files.ReadSummary;
import nl.dijkwacht.collectors.files.TrailFileReader;
import nl.dijkwacht.collectors.files.TrailItem;
import nl.dijkwacht.collectors.files.TrailSink;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Reads log files of CloudTrail. */
final class TrailObjectReader implements ObjectReader {

  private final TopicPrefix prefix;
  private final CollectRecords records;
  private final OwnFootprint footprint;
  private final TrailFileReader reader;

  TrailObjectReader(TopicPrefix prefix, ReadLimits limits, OwnFootprint footprint, Clock clock) {
    this.prefix = prefix;
    this.records = new CollectRecords(prefix, ObjectCollector.NAME, clock);
    this.footprint = footprint;
    this.reader = new TrailFileReader(limits, FileGrowth.CLOSED);
  }

  @Override
  public ObjectEnding read(ObjectContent content, ObjectOutput out) {
    Pass pass = new Pass(content, out);
    ReadSummary summary =
        reader.read(
            content.announcement().uri(),
            content::stream,
            ReadPosition.after(content.itemsDone()),
            pass);
    return pass.end(summary.ending());
  }

  /** One object on its way to the topic. */
  private final class Pass implements TrailSink {
    private final ObjectContent content;
    private final ObjectOutput out;
    private final String uri;
    private final Topic<byte[]> topic;
    private final String topicName;

    /** What ends an object that is broken tells of the object, not of an item. */
    private TrailItem.@Nullable Unusable last;

    private long events;
    private long newestMillis = Long.MIN_VALUE;

    private Pass(ObjectContent content, ObjectOutput out) {
      this.content = content;
      this.out = out;
      this.uri = content.announcement().uri();
      this.topic = content.backfill() ? Topics.BACKFILL_EVENTS : Topics.TRAIL_EVENTS;
      this.topicName = topic.fullName(prefix);
    }

    @Override
    public boolean accept(TrailItem item) {
      if (last != null) {
        unusable(last);
        last = null;
      }
      if (item instanceof TrailItem.Unusable dead) {
        last = dead;
        return true;
      }
      if (item instanceof TrailItem.Event found) {
        event(found.number(), found.event());
      } else if (item instanceof TrailItem.Foreign other) {
        out.counts().foreign(other.kind());
      } else if (item instanceof TrailItem.Configuration) {
        // Files of AWS Config have an announcement of their own kind.
        out.counts().foreign(TrailReading.Other.Kind.CONFIGURATION_ITEM);
      }
      return out.reached(item.number());
    }

    private ObjectEnding end(ReadSummary.Ending ending) {
      if (events > 0) {
        TrailKey.of(content.announcement()).ifPresent(this::heard);
      }
      TrailItem.Unusable dead = last;
      if (dead == null) {
        return new ObjectEnding.Complete(ending == ReadSummary.Ending.EMPTY);
      }
      if (ending == ReadSummary.Ending.BROKEN_OFF) {
        return new ObjectEnding.GivenUp(dead.letter().reason(), dead.letter().detail());
      }
      unusable(dead);
      out.reached(dead.number());
      return new ObjectEnding.Complete(false);
    }

    private void heard(TrailKey key) {
      out.heard(
          Heartbeat.Kind.TRAIL,
          key.source(),
          key.account(),
          key.region(),
          Instant.ofEpochMilli(newestMillis),
          events);
    }

    private void event(long number, TrailEvent event) {
      if (footprint.isOwnRead(event)) {
        out.counts().ownRead();
        return;
      }
      ProducerRecord<byte[], byte[]> record =
          records.trailEvent(topic, event, new Provenance(uri, number));
      out.send(record);
      if (record.topic().equals(topicName)) {
        events++;
        newestMillis = Math.max(newestMillis, event.epochMillis());
        out.counts().event(event.epochMillis(), record.timestamp());
      } else {
        out.counts().deadLetter(DeadLetterReason.TOO_LARGE);
      }
    }

    private void unusable(TrailItem.Unusable dead) {
      Provenance provenance = new Provenance(uri, dead.number());
      out.send(records.deadLetter(dead.letter(), dead.input(), provenance));
      out.counts().deadLetter(dead.letter().reason());
    }
  }
}
