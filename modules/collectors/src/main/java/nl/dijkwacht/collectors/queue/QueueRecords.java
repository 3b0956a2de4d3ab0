package nl.dijkwacht.collectors.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.dijkwacht.collectors.CollectRecords;
import nl.dijkwacht.collectors.Printable;
import nl.dijkwacht.collectors.findings.FindingReading;
import nl.dijkwacht.collectors.findings.ServiceFindingReader;
import nl.dijkwacht.collectors.items.ConfigurationItemReader;
import nl.dijkwacht.collectors.items.ItemReading;
import nl.dijkwacht.collectors.messages.EventOrigin;
import nl.dijkwacht.collectors.messages.Message;
import nl.dijkwacht.collectors.messages.MessageReader;
import nl.dijkwacht.collectors.messages.ObjectSelection;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.resource.ConfigurationItem.Source;
import nl.dijkwacht.core.signal.ServiceFinding;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes records of what messages say, and notes what is to be counted and told once they are in
 * Kafka. For one thread.
 */
final class QueueRecords {

  /** In headers of what messages announce. */
  static final String ANNOUNCER = "sqs";

  /** In headers of what messages hold. */
  static final String CARRIER = "eventbridge";

  private static final Logger LOG = LoggerFactory.getLogger(QueueRecords.class);

  private final TopicPrefix prefix;
  private final String place;
  private final MessageReader reader;
  private final TrailEventReader trailReader = new TrailEventReader();
  private final ConfigurationItemReader items = new ConfigurationItemReader();
  private final ServiceFindingReader findings = new ServiceFindingReader();
  private final CollectRecords announcing;
  private final CollectRecords carrying;
  private final QueueCounts counts;
  private final SignsOfLife signs;
  private final Clock clock;
  private final PassedOver passedOver;

  QueueRecords(QueueSettings settings, QueueCounts counts, SignsOfLife signs, Clock clock) {
    this.prefix = settings.prefix();
    this.place = "sqs://" + new QueueUrl(settings.queue()).name();
    this.reader = new MessageReader(new ObjectSelection(settings.trailPrefixes()));
    this.announcing = new CollectRecords(prefix, ANNOUNCER, clock);
    this.carrying = new CollectRecords(prefix, CARRIER, clock);
    this.counts = counts;
    this.signs = signs;
    this.passedOver = new PassedOver(place);
    this.clock = clock;
  }

  /** The records of a message; never throws for any message. */
  List<ProducerRecord<byte[], byte[]>> of(QueuedMessage message) {
    Instant sentAt = message.sentAt();
    if (sentAt != null) {
      counts.message(sentAt, clock);
    }
    Provenance whole = new Provenance(place + "/" + Printable.of(message.id()), 1);
    try {
      return of(message, whole);
    } catch (RuntimeException e) {
      // The next one may be of another kind.
      LOG.error("A message of {} made the processing fail: {}", place, e.getClass().getName());
      // What it says may hold content of the message.
      LOG.debug("It failed there", e);
      String detail = "it is kept as it came";
      return List.of(deadLetter(DeadLetterReason.PROCESSING_FAILED, detail, message.body(), whole));
    }
  }

  private List<ProducerRecord<byte[], byte[]>> of(QueuedMessage message, Provenance whole) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    List<Message.Unusable> unusable = new ArrayList<>();
    long number = 0;
    for (Message said : reader.read(message.body())) {
      number++;
      if (said instanceof Message.Unusable bad) {
        unusable.add(bad);
      } else {
        said(said, new Provenance(whole.source(), number), records);
      }
    }
    if (!unusable.isEmpty()) {
      records.add(ofMessage(unusable, message, whole));
    }
    return records;
  }

  private void said(
      Message said, Provenance provenance, List<ProducerRecord<byte[], byte[]>> records) {
    if (said instanceof Message.ObjectAnnounced object) {
      records.add(object(object));
    } else if (said instanceof Message.TrailRecord record) {
      trailRecord(record, provenance, records);
    } else if (said instanceof Message.ConfigurationItemJson item) {
      item(item, provenance, records);
    } else if (said instanceof Message.ServiceFindingJson finding) {
      finding(finding, provenance, records);
    } else if (said instanceof Message.Ignored ignored) {
      counts.said(ignored.kind().label());
      passedOver.tell(ignored);
    }
  }

  private ProducerRecord<byte[], byte[]> object(Message.ObjectAnnounced object) {
    counts.said("object");
    return announcing.announcement(
        Topics.OBJECTS,
        new ObjectAnnouncement(
            object.bucket(),
            object.key(),
            object.region(),
            object.content(),
            place,
            clock.instant()));
  }

  private void trailRecord(
      Message.TrailRecord record,
      Provenance provenance,
      List<ProducerRecord<byte[], byte[]>> records) {
    counts.said("trail-record");
    TrailReading reading = trailReader.read(record.json());
    if (reading instanceof TrailReading.Event found) {
      records.add(event(found.event(), record.origin(), provenance));
    } else if (reading instanceof TrailReading.Other other) {
      counts.foreign(other.kind());
    } else if (reading instanceof TrailReading.Unusable bad) {
      records.add(deadLetter(bad.reason(), bad.detail(), record.json(), provenance));
    }
  }

  private ProducerRecord<byte[], byte[]> event(
      TrailEvent event, EventOrigin origin, Provenance provenance) {
    ProducerRecord<byte[], byte[]> record =
        carrying.trailEvent(Topics.TRAIL_EVENTS, event, provenance);
    if (isOf(Topics.TRAIL_EVENTS, record)) {
      counts.event(event.epochMillis(), record.timestamp());
      signs.note(Heartbeat.Kind.EVENTS, CARRIER, origin, event.eventTime());
    }
    return record;
  }

  private void item(
      Message.ConfigurationItemJson json,
      Provenance provenance,
      List<ProducerRecord<byte[], byte[]>> records) {
    for (ItemReading reading : items.read(place, json.json(), Source.NOTIFICATION)) {
      if (reading instanceof ItemReading.Item found) {
        records.add(item(found.item(), provenance));
      } else if (reading instanceof ItemReading.Unusable bad) {
        records.add(deadLetter(bad.letter(), json.json(), provenance));
      } else {
        counts.said(Message.Ignored.Kind.CONFIG_STATUS.label());
      }
    }
  }

  private ProducerRecord<byte[], byte[]> item(ConfigurationItem item, Provenance provenance) {
    ProducerRecord<byte[], byte[]> record = carrying.configurationItem(item, provenance);
    if (isOf(Topics.CONFIGURATION_ITEMS, record)) {
      counts.said("item");
      EventOrigin origin = EventOrigin.of(item.resource().account(), item.region());
      signs.note(Heartbeat.Kind.CONFIGURATION, "config", origin, item.capturedAt());
    }
    return record;
  }

  private void finding(
      Message.ServiceFindingJson json,
      Provenance provenance,
      List<ProducerRecord<byte[], byte[]>> records) {
    for (FindingReading reading : findings.read(place, json.json())) {
      if (reading instanceof FindingReading.Found found) {
        records.add(finding(found.finding(), provenance));
      } else if (reading instanceof FindingReading.Unusable bad) {
        records.add(deadLetter(bad.letter(), json.json(), provenance));
      } else {
        counts.said(Message.Ignored.Kind.EVENTBRIDGE.label());
      }
    }
  }

  private ProducerRecord<byte[], byte[]> finding(ServiceFinding finding, Provenance provenance) {
    ProducerRecord<byte[], byte[]> record = carrying.serviceFinding(finding, provenance);
    if (isOf(Topics.SERVICE_FINDINGS, record)) {
      counts.said("finding");
      EventOrigin origin = EventOrigin.of(finding.account(), finding.region());
      signs.note(Heartbeat.Kind.FINDINGS, name(finding.service()), origin, finding.updatedAt());
    }
    return record;
  }

  private static String name(ServiceFinding.Service service) {
    return service == ServiceFinding.Service.CONFIG
        ? "config-rules"
        : service.name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  /** One for all that is wrong with a message, since each holds all of it. */
  private ProducerRecord<byte[], byte[]> ofMessage(
      List<Message.Unusable> unusable, QueuedMessage message, Provenance provenance) {
    Message.Unusable first = unusable.get(0);
    String more = unusable.size() == 1 ? "" : " (and %d more)".formatted(unusable.size() - 1);
    return deadLetter(first.reason(), first.detail() + more, message.body(), provenance);
  }

  private ProducerRecord<byte[], byte[]> deadLetter(
      DeadLetter letter, byte[] input, Provenance provenance) {
    return deadLetter(letter.reason(), letter.detail(), input, provenance);
  }

  private ProducerRecord<byte[], byte[]> deadLetter(
      DeadLetterReason reason, String detail, byte[] input, Provenance provenance) {
    counts.deadLetter(reason);
    DeadLetter letter = new DeadLetter(reason, provenance.toString(), detail, 1);
    return announcing.deadLetter(letter, input, provenance);
  }

  /** Whether it is a record of that topic; if not, it was too large and became a dead letter. */
  private boolean isOf(Topic<?> topic, ProducerRecord<byte[], byte[]> record) {
    boolean is = record.topic().equals(topic.fullName(prefix));
    if (!is) {
      counts.deadLetter(DeadLetterReason.TOO_LARGE);
    }
    return is;
  }
}
