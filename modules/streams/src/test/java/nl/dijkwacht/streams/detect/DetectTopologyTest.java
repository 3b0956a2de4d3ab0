package nl.dijkwacht.streams.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.streams.StageDriver.PREFIX;
import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import nl.dijkwacht.core.DeadLetter;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.match.SigmaRule;
import nl.dijkwacht.streams.Rules;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.streams.TrailRecord;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.DeadLetterRecord;
import nl.dijkwacht.topics.wire.Payload;
import nl.dijkwacht.topics.wire.Reading;
import nl.dijkwacht.topics.wire.Schema;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectTopologyTest {

  private static final Duration KEPT = Duration.ofDays(2);
  private static final Instant COLLECTED = NOON.plusSeconds(90);
  private static final TrailRecord DELETION = TrailRecord.of("e-1", "DeleteBucket");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final RuleSet rules =
      Rules.of(
          Rules.onBucket("deleted", "DeleteBucket", "high"),
          Rules.onBucket("changed", "PutBucketPolicy", "medium"),
          Rules.onBucket("changed-again", "PutBucketPolicy", "low"));
  private final StageDriver stage = driver(rules);

  private StageDriver driver(RuleSet of) {
    return new StageDriver(
        DetectTopology.of(new DetectTopology.Settings(PREFIX, of, KEPT), registry), registry);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void anEventThatMatchesBecomesASignal() {
    Headers headers = new RecordHeaders();
    Provenance provenance = new Provenance("s3://logs/a.json.gz", 7);
    WireHeaders.putProvenance(headers, provenance);
    stage.pipe(Topics.TRAIL_EVENTS, DELETION.key(), DELETION.bytes(), headers, COLLECTED);

    TestRecord<byte[], byte[]> record = onlySignal();
    Signal expected = signal(rules.rules().get(0), DELETION, provenance);
    assertThat(read(record)).isEqualTo(expected);
    assertThat(record.key()).asString().isEqualTo(expected.findingId());
    assertThat(record.getRecordTime()).isEqualTo(COLLECTED);
    assertThat(WireHeaders.schema(record.headers())).isEqualTo(new Schema("signal", 1, 2));
    assertThat(WireHeaders.eventTime(record.headers())).isEqualTo(NOON);
    assertThat(record.headers().toArray()).hasSize(2);
    assertThat(Meters.DETECT_SIGNALS.counter(registry, "high").count()).isOne();
  }

  @Test
  void anEventThatMatchesNothingLeavesNoTrace() {
    stage.pipe(Topics.TRAIL_EVENTS, TrailRecord.of("e-1", "GetObject"), COLLECTED);

    assertThat(stage.read(Topics.SIGNALS)).isEmpty();
    assertThat(stage.read(Topics.DETECT_DEAD_LETTERS)).isEmpty();
  }

  @Test
  void eachRuleThatMatchesHasItsSignal() {
    stage.pipe(Topics.TRAIL_EVENTS, TrailRecord.of("e-1", "PutBucketPolicy"), COLLECTED);

    assertThat(stage.read(Topics.SIGNALS))
        .extracting(record -> read(record).rule().id())
        .containsExactly("changed", "changed-again");
  }

  @ParameterizedTest(name = "{0} minutes later")
  @CsvSource({"0", "1", "2880", "-1", "-2879"})
  void aSecondCopyWithinTwoDaysIsLeftOutAndCounted(long minutesLater) {
    stage.pipe(Topics.TRAIL_EVENTS, DELETION, COLLECTED);
    stage.pipe(Topics.TRAIL_EVENTS, DELETION, COLLECTED.plus(Duration.ofMinutes(minutesLater)));

    assertThat(stage.read(Topics.SIGNALS)).hasSize(1);
    assertThat(stage.read(Topics.DETECT_DEAD_LETTERS)).isEmpty();
    assertThat(duplicates()).isOne();
  }

  @Test
  void afterTwoDaysACopyIsNoLongerRecognised() {
    stage.pipe(Topics.TRAIL_EVENTS, DELETION, COLLECTED);
    stage.pipe(Topics.TRAIL_EVENTS, DELETION, COLLECTED.plus(KEPT).plusMillis(1));

    assertThat(stage.read(Topics.SIGNALS))
        .extracting(record -> read(record).id())
        .satisfies(ids -> assertThat(ids.get(0)).isEqualTo(ids.get(1)))
        .hasSize(2);
    assertThat(duplicates()).isZero();
  }

  @Test
  void theCopiesOfTwoAccountsAreTwoFindings() {
    stage.pipe(Topics.TRAIL_EVENTS, DELETION.copyOf("shared", "111122223333"), COLLECTED);
    stage.pipe(
        Topics.TRAIL_EVENTS,
        TrailRecord.of("e-2", "DeleteBucket").copyOf("shared", "444455556666"),
        COLLECTED);

    assertThat(stage.read(Topics.SIGNALS))
        .extracting(record -> read(record).subject().account())
        .containsExactly("111122223333", "444455556666");
    assertThat(duplicates()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "||, MALFORMED_JSON",
        "nonsense, MALFORMED_JSON",
        "{\"eventSource\":, TRUNCATED",
        "[], NOT_A_TRAIL_EVENT",
        "{}, NOT_A_TRAIL_EVENT",
        "|{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"A\"}|, NO_EVENT_TIME",
        "|{\"eventCategory\":\"Insight\",\"insightDetails\":{}}|, NOT_A_TRAIL_EVENT",
        "|{\"digestStartTime\":\"2026-03-02T12:00:00Z\",\"logFiles\":[]}|, NOT_A_TRAIL_EVENT",
      })
  void whatIsNoEventBecomesADeadLetterWithItsReason(String value, DeadLetterReason reason) {
    stage.pipe(Topics.TRAIL_EVENTS, key(), value.getBytes(UTF_8), new RecordHeaders(), COLLECTED);

    isDeadLetterOf(value.getBytes(UTF_8), reason);
  }

  @Test
  void aRecordWithoutValueBecomesADeadLetter() {
    stage.pipe(Topics.TRAIL_EVENTS, key(), null, new RecordHeaders(), COLLECTED);

    isDeadLetterOf(null, DeadLetterReason.UNREADABLE_PAYLOAD);
  }

  private void isDeadLetterOf(byte @Nullable [] value, DeadLetterReason reason) {
    assertThat(stage.read(Topics.SIGNALS)).isEmpty();
    List<DeadLetterRecord> letters = deadLetters();
    assertThat(letters).hasSize(1);
    DeadLetterRecord dead = letters.get(0);
    assertThat(dead.key()).isEqualTo(key());
    assertThat(dead.value()).isEqualTo(value);
    assertThat(String.valueOf(dead.origin())).isEqualTo("test.collect.trail-events-0@0");
    DeadLetter letter = Objects.requireNonNull(dead.letter());
    assertThat(letter.reason()).isEqualTo(reason);
    assertThat(letter.place()).isEqualTo("test.collect.trail-events-0@0");
    assertThat(letter.attempts()).isOne();
    assertThat(Meters.DEAD_LETTERS.counter(registry, "detect", reason.label()).count()).isOne();
  }

  @Test
  void aDeadLetterThatFailsAgainCountsItsAttempts() {
    stage.pipe(Topics.TRAIL_EVENTS, key(), bytes("{"), new RecordHeaders(), COLLECTED);
    pipe(Objects.requireNonNull(deadLetters().get(0).replay()));

    assertThat(deadLetters())
        .extracting(dead -> Objects.requireNonNull(dead.letter()).attempts())
        .containsExactly(2);
  }

  @Test
  void aSignalThatIsTooLargeIsADeadLetterThatStopsNoOther() {
    // In JSON, each quotation mark takes two bytes.
    String verbose = Rules.onBucket("verbose", "DeleteBucket", "low");
    String large = "response: ['" + "\"".repeat(Payload.MAX_BYTES / 2) + "']\n" + verbose;
    try (StageDriver other =
        driver(Rules.of(large, Rules.onBucket("terse", "DeleteBucket", "low")))) {
      other.pipe(Topics.TRAIL_EVENTS, DELETION, COLLECTED);

      assertThat(other.read(Topics.SIGNALS))
          .extracting(record -> read(record).rule().id())
          .containsExactly("terse");
      DeadLetterRecord dead = letter(other.read(Topics.DETECT_DEAD_LETTERS).get(0));
      assertThat(dead.value()).isEqualTo(DELETION.bytes());
      assertThat(Objects.requireNonNull(dead.letter()).reason())
          .isEqualTo(DeadLetterReason.OUTPUT_TOO_LARGE);

      other.pipe(Topics.TRAIL_EVENTS, DELETION, COLLECTED);
      assertThat(other.read(Topics.DETECT_DEAD_LETTERS))
          .as("it has not been told, so it is no duplicate when it is put back")
          .hasSize(1);
    }
  }

  @Test
  void anIdOfAnyLengthTakesLittleOfTheStore() {
    TrailRecord event = TrailRecord.of("x".repeat(500_000), "DeleteBucket");
    stage.pipe(Topics.TRAIL_EVENTS, bytes("k"), event.bytes(), new RecordHeaders(), COLLECTED);
    stage.pipe(Topics.TRAIL_EVENTS, bytes("k"), event.bytes(), new RecordHeaders(), COLLECTED);

    assertThat(stage.read(Topics.SIGNALS)).hasSize(1);
    assertThat(stage.<String>windowKeys(DetectTopology.CANDIDATES))
        .hasSize(1)
        .allSatisfy(key -> assertThat(key).hasSizeLessThan(40));
  }

  @Test
  void eventsAreCountedByServiceAndOutcome() {
    stage.pipe(Topics.TRAIL_EVENTS, DELETION, COLLECTED);
    stage.pipe(Topics.TRAIL_EVENTS, DELETION, COLLECTED);
    stage.pipe(Topics.TRAIL_EVENTS, TrailRecord.of("a", "A").failed("AccessDenied"), COLLECTED);
    stage.pipe(
        Topics.TRAIL_EVENTS,
        TrailRecord.of("b", "B").from("ec2.amazonaws.com").failed("Client.UnauthorizedOperation"),
        COLLECTED);
    stage.pipe(Topics.TRAIL_EVENTS, TrailRecord.of("c", "C").failed("NoSuchBucket"), COLLECTED);
    stage.pipe(Topics.TRAIL_EVENTS, TrailRecord.of("d", "D").from("Not a service"), COLLECTED);

    assertThat(events("s3.amazonaws.com", "success")).isEqualTo(2);
    assertThat(events("s3.amazonaws.com", "denied")).isOne();
    assertThat(events("s3.amazonaws.com", "error")).isOne();
    assertThat(events("ec2.amazonaws.com", "denied")).isOne();
    assertThat(events("other", "success")).isOne();
  }

  @Test
  void theNumberOfRulesIsShown() {
    assertThat(registry.get(Meters.DETECT_RULES.meterName()).tag("status", "loaded").gauge())
        .satisfies(gauge -> assertThat(gauge.value()).isEqualTo(3));
    assertThat(registry.get(Meters.DETECT_RULES.meterName()).tag("status", "refused").gauge())
        .satisfies(gauge -> assertThat(gauge.value()).isZero());
  }

  private double events(String source, String outcome) {
    return Meters.DETECT_EVENTS.counter(registry, source, outcome).count();
  }

  private double duplicates() {
    return Meters.DETECT_CANDIDATES_DUPLICATE.counter(registry).count();
  }

  private TestRecord<byte[], byte[]> onlySignal() {
    List<TestRecord<byte[], byte[]>> signals = stage.read(Topics.SIGNALS);
    assertThat(signals).hasSize(1);
    return signals.get(0);
  }

  private static Signal read(TestRecord<byte[], byte[]> record) {
    Reading<Signal> reading = Topics.SIGNALS.payload().read(record.value(), record.headers());
    return ((Reading.Value<Signal>) reading).value();
  }

  private static Signal signal(SigmaRule rule, TrailRecord record, Provenance provenance) {
    TrailReading reading = new TrailEventReader().read(record.bytes());
    return Signal.of(
        PREFIX.value(),
        rule.ref(),
        rule.subject(),
        ((TrailReading.Event) reading).event(),
        COLLECTED,
        provenance);
  }

  private void pipe(ProducerRecord<byte[], byte[]> record) {
    assertThat(record.topic()).isEqualTo(Topics.TRAIL_EVENTS.fullName(PREFIX));
    stage.pipe(Topics.TRAIL_EVENTS, record.key(), record.value(), record.headers(), COLLECTED);
  }

  private List<DeadLetterRecord> deadLetters() {
    return stage.read(Topics.DETECT_DEAD_LETTERS).stream().map(DetectTopologyTest::letter).toList();
  }

  private static DeadLetterRecord letter(TestRecord<byte[], byte[]> record) {
    return DeadLetterRecord.of(
        new ConsumerRecord<>(
            Topics.DETECT_DEAD_LETTERS.fullName(PREFIX),
            0,
            0,
            record.getRecordTime().toEpochMilli(),
            TimestampType.CREATE_TIME,
            0,
            0,
            record.key(),
            record.value(),
            record.headers(),
            java.util.Optional.empty()));
  }

  private static byte[] key() {
    return bytes("some key");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
