package nl.dijkwacht.collectors.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.collectors.messages.MessageForms.BUCKET;
import static nl.dijkwacht.collectors.messages.MessageForms.TRAIL_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.dijkwacht.collectors.Heartbeats;
import nl.dijkwacht.collectors.SetClock;
import nl.dijkwacht.collectors.messages.Message.Ignored;
import nl.dijkwacht.collectors.messages.MessageForms;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.core.resource.ConfigurationItem;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.topics.catalogue.ObjectAnnouncement;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.TopicPrefix;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Payload;
import nl.dijkwacht.topics.wire.Reading;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class QueueRecordsTest {

  private static final TopicPrefix PREFIX = new TopicPrefix("test");
  private static final Instant NOW = Instant.parse("2026-03-02T08:10:30Z");
  private static final QueueSettings SETTINGS =
      new QueueSettings(
          PREFIX,
          Map.of(),
          URI.create("https://sqs.eu-west-1.amazonaws.com/111122223333/logs"),
          Optional.empty(),
          List.of(),
          Duration.ZERO);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final QueueCounts counts = new QueueCounts(registry);
  private final SetClock clock = new SetClock(NOW);
  private final SignsOfLife signs = new SignsOfLife(new Heartbeats(clock), counts);
  private final QueueRecords records = new QueueRecords(SETTINGS, counts, signs, clock);

  private static QueuedMessage message(String body) {
    return new QueuedMessage("m-1", "r-1", body.getBytes(UTF_8), NOW.minusSeconds(40));
  }

  private ProducerRecord<byte[], byte[]> only(String body) {
    List<ProducerRecord<byte[], byte[]>> made = records.of(message(body));
    assertThat(made).hasSize(1);
    return made.get(0);
  }

  private double said(String outcome) {
    return Meters.COLLECT_MESSAGES.counter(registry, outcome).count();
  }

  private static <V> V value(Topic<V> topic, ProducerRecord<byte[], byte[]> record) {
    assertThat(record.topic()).isEqualTo(topic.fullName(PREFIX));
    Payload<V> payload = topic.payload();
    assertThat(WireHeaders.schema(record.headers())).isEqualTo(payload.schema());
    Reading<V> reading = payload.read(record.value());
    assertThat(reading).isInstanceOf(Reading.Value.class);
    return ((Reading.Value<V>) reading).value();
  }

  private static DeadLetter letter(ProducerRecord<byte[], byte[]> record) {
    assertThat(record.topic()).isEqualTo(Topics.COLLECT_DEAD_LETTERS.fullName(PREFIX));
    String reason = header(record, WireHeaders.REASON);
    return new DeadLetter(
        DeadLetterReason.ofLabel(reason).orElseThrow(),
        header(record, WireHeaders.PLACE),
        header(record, WireHeaders.DETAIL),
        WireHeaders.attempts(record.headers()));
  }

  private static String header(ProducerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  @Test
  void anObjectIsAnnouncedUnderItsNameAndNotRead() {
    ProducerRecord<byte[], byte[]> record = only(MessageForms.s3(BUCKET, TRAIL_KEY));

    assertThat(value(Topics.OBJECTS, record))
        .isEqualTo(
            new ObjectAnnouncement(
                BUCKET,
                TRAIL_KEY,
                "eu-west-1",
                ObjectAnnouncement.Content.TRAIL_EVENTS,
                "sqs://logs",
                NOW));
    assertThat(record.key()).asString().isEqualTo("s3://" + BUCKET + "/" + TRAIL_KEY);
    assertThat(WireHeaders.collector(record.headers())).isEqualTo("sqs");
  }

  @Test
  void anEventOfEventBridgeIsTheRecordInIt() {
    ProducerRecord<byte[], byte[]> record = only(MessageForms.trailEvent("e-1"));

    assertThat(record.topic()).isEqualTo(Topics.TRAIL_EVENTS.fullName(PREFIX));
    assertThat(record.key()).asString().isEqualTo("e-1");
    assertThat(record.value()).asString().isEqualTo(MessageForms.trailRecord("e-1"));
    assertThat(record.timestamp()).isEqualTo(NOW.toEpochMilli());
    assertThat(WireHeaders.eventTime(record.headers()))
        .isEqualTo(Instant.parse("2026-03-02T08:09:30Z"));
    assertThat(WireHeaders.collector(record.headers())).isEqualTo("eventbridge");
    assertThat(WireHeaders.provenance(record.headers()))
        .isEqualTo(new Provenance("sqs://logs/m-1", 1));
  }

  @Test
  void itemsAndFindingsGoToTheirTopics() {
    ConfigurationItem item =
        value(
            Topics.CONFIGURATION_ITEMS,
            only(MessageForms.itemChange(MessageForms.item("patients"))));
    List<ProducerRecord<byte[], byte[]>> findings =
        records.of(message(MessageForms.securityHub("h-1", "h-2")));

    assertThat(item.resource().id()).isEqualTo("patients");
    assertThat(findings)
        .extracting(record -> value(Topics.SERVICE_FINDINGS, record).id())
        .satisfiesExactly(
            first -> assertThat(first).endsWith("/h-1"),
            second -> assertThat(second).endsWith("/h-2"));
    assertThat(findings)
        .extracting(record -> WireHeaders.provenance(record.headers()))
        .containsExactly(new Provenance("sqs://logs/m-1", 1), new Provenance("sqs://logs/m-1", 2));
  }

  @Test
  void whatCannotBeUnderstoodIsKeptWithItsPlace() {
    ProducerRecord<byte[], byte[]> record = only("hello");

    DeadLetter letter = letter(record);
    assertThat(letter.reason()).isEqualTo(DeadLetterReason.MALFORMED_JSON);
    assertThat(letter.place()).isEqualTo("sqs://logs/m-1#1");
    assertThat(record.value()).asString().isEqualTo("hello");
  }

  @Test
  void aMessageThatIsWrongInManyPlacesIsKeptOnce() {
    List<ProducerRecord<byte[], byte[]>> made =
        records.of(message(MessageForms.s3(BUCKET, "%zz", TRAIL_KEY, "%zy", "%zx")));

    assertThat(made).hasSize(2);
    assertThat(made.get(0).topic()).isEqualTo(Topics.OBJECTS.fullName(PREFIX));
    assertThat(letter(made.get(1)).detail()).endsWith("(and 2 more)");
  }

  @Test
  void aRecordThatIsNoneIsKeptAlone() {
    String event =
        MessageForms.event("aws.s3", "AWS API Call via CloudTrail", "{\"eventName\":\"x\"}");

    ProducerRecord<byte[], byte[]> record = only(event);

    assertThat(letter(record).reason()).isEqualTo(DeadLetterReason.NOT_A_TRAIL_EVENT);
    assertThat(record.value()).asString().isEqualTo("{\"eventName\":\"x\"}");
  }

  @Test
  void anItemThatCannotBeReadIsKeptAlone() {
    ProducerRecord<byte[], byte[]> record =
        only(MessageForms.item("patients").replace("\"resourceId\"", "\"x\""));

    assertThat(letter(record).reason()).isEqualTo(DeadLetterReason.NOT_A_CONFIGURATION_ITEM);
  }

  @Test
  void aFaultOfDijkwachtCostsNoMessageAndNoOther() {
    AtomicBoolean failed = new AtomicBoolean();
    Clock faulty =
        new Clock() {
          @Override
          public Instant instant() {
            if (!failed.getAndSet(true)) {
              throw new IllegalStateException("patient 4711");
            }
            return NOW;
          }

          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }
        };
    QueueRecords onIt = new QueueRecords(SETTINGS, counts, signs, faulty);
    QueuedMessage message =
        new QueuedMessage("m-1", "r-1", MessageForms.bytes(MessageForms.item("patients")), null);

    List<ProducerRecord<byte[], byte[]>> made = onIt.of(message);

    assertThat(made).hasSize(1);
    assertThat(letter(made.get(0)).reason()).isEqualTo(DeadLetterReason.PROCESSING_FAILED);
    assertThat(letter(made.get(0)).detail()).doesNotContain("4711");
    assertThat(made.get(0).value()).asString().isEqualTo(MessageForms.item("patients"));
  }

  @Test
  void itCountsWhatIsInKafkaAndNothingElse() {
    records.of(message(MessageForms.trailFiles(BUCKET, TRAIL_KEY, TRAIL_KEY)));
    assertThat(said("object")).isZero();
    counts.failed();

    records.of(message(MessageForms.trailFiles(BUCKET, TRAIL_KEY, TRAIL_KEY)));
    records.of(message(MessageForms.trailEvent("e-1")));
    records.of(message("hello"));
    records.of(message(MessageForms.s3Test()));
    counts.written();

    assertThat(said("object")).isEqualTo(2);
    assertThat(said("trail-record")).isOne();
    assertThat(said("dead-letter")).isOne();
    assertThat(said("s3-test")).isOne();
    assertThat(Meters.COLLECT_RECORDS.counter(registry, "event").count()).isOne();
    assertThat(Meters.DEAD_LETTERS.counter(registry, "collect", "malformed-json").count()).isOne();
    assertThat(Meters.COLLECT_MESSAGE_AGE.timer(registry).count()).isEqualTo(4);
    assertThat(Meters.COLLECT_MESSAGE_AGE.timer(registry).max(TimeUnit.SECONDS)).isEqualTo(40);
  }

  @Test
  void everyKindOfMessageHasAnOutcomeInTheCatalogue() {
    for (String body : MessageForms.all().values()) {
      records.of(message(body));
    }
    for (Ignored.Kind kind : Ignored.Kind.values()) {
      counts.said(kind.label());
    }
    counts.written();

    assertThat(said("item")).isEqualTo(4);
    assertThat(said("finding")).isEqualTo(5);
  }

  @Test
  void aSourceThatWasHeardGivesASignOfLifeOnceWhatItSaidIsInKafka() {
    records.of(message(MessageForms.trailEvent("e-1")));
    records.of(message(MessageForms.trailEvent("e-2")));
    records.of(message(MessageForms.item("patients")));
    records.of(message(MessageForms.guardDuty()));
    records.of(message(MessageForms.complianceChange()));
    assertThat(signs.due()).isEmpty();
    counts.written();

    assertThat(signs.due())
        .extracting(Heartbeat::source, Heartbeat::kind, Heartbeat::events)
        .containsExactly(
            tuple("eventbridge/111122223333/eu-west-1", Heartbeat.Kind.EVENTS, 2L),
            tuple("config/111122223333/eu-west-1", Heartbeat.Kind.CONFIGURATION, 1L),
            tuple("guardduty/111122223333/eu-west-1", Heartbeat.Kind.FINDINGS, 1L),
            tuple("config-rules/111122223333/eu-west-1", Heartbeat.Kind.FINDINGS, 1L));
  }

  @Test
  void announcedObjectsAreNoSignOfLifeOfWhatTheyHold() {
    records.of(message(MessageForms.s3(BUCKET, TRAIL_KEY)));
    counts.written();

    assertThat(signs.due()).isEmpty();
  }
}
