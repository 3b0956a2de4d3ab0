package nl.dijkwacht.streams.findings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.streams.StageDriver.PREFIX;
import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import nl.dijkwacht.core.DeadLetterReason;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingUpdate;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.streams.TrailRecord;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Payload;
import nl.dijkwacht.topics.wire.Reading;
import nl.dijkwacht.topics.wire.Schema;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FindingsTopologyTest {

  private static final Duration NEWS_FOR = Duration.ofDays(1);
  private static final Instant COLLECTED = NOON.plusSeconds(60);
  private static final List<FieldPath> BUCKET =
      List.of(FieldPath.of("requestParameters.bucketName"));

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final StageDriver stage =
      new StageDriver(
          FindingsTopology.of(new FindingsTopology.Settings(PREFIX, NEWS_FOR), registry), registry);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aFirstSignalOpensAFindingAndAlerts() {
    Signal signal = signal("e-1", NOON, COLLECTED, Level.HIGH);
    pipe(signal);

    FindingUpdate expected = FindingUpdate.of(null, signal, NEWS_FOR);
    TestRecord<byte[], byte[]> current = stage.read(Topics.FINDINGS).get(0);
    TestRecord<byte[], byte[]> alert = stage.read(Topics.ALERTS).get(0);
    assertThat(read(Topics.FINDINGS, current)).isEqualTo(expected.finding());
    assertThat(read(Topics.ALERTS, alert)).isEqualTo(expected.alert());
    assertThat(List.of(current, alert))
        .allSatisfy(
            record -> {
              assertThat(record.key()).asString().isEqualTo(signal.findingId());
              assertThat(record.getRecordTime()).isEqualTo(COLLECTED);
              assertThat(WireHeaders.eventTime(record.headers())).isEqualTo(NOON);
            });
    assertThat(WireHeaders.schema(current.headers())).isEqualTo(new Schema("finding", 1, 3));
    assertThat(WireHeaders.schema(alert.headers())).isEqualTo(new Schema("alert", 1, 3));
    assertThat(stage.<Finding>store(FindingsTopology.FINDINGS).get(signal.findingId()))
        .isEqualTo(expected.finding());
    assertThat(Meters.FINDINGS_ALERTS.counter(registry, "opened", "high").count()).isOne();
  }

  @Test
  void furtherSignalsCountQuietlyAndAGraverOneAlertsAgain() {
    pipe(signal("e-1", NOON, COLLECTED, Level.LOW));
    pipe(signal("e-2", NOON.plusSeconds(5), COLLECTED, Level.LOW));
    pipe(signal("e-3", NOON.minusSeconds(5), COLLECTED, Level.HIGH));
    pipe(signal("e-4", NOON.plusSeconds(9), COLLECTED, Level.MEDIUM));

    assertThat(alerts())
        .extracting(Alert::transition)
        .containsExactly(Alert.Transition.OPENED, Alert.Transition.WORSENED);
    assertThat(findings())
        .extracting(Finding::occurrences, Finding::level)
        .extracting(Object::toString)
        .containsExactly("(1L, LOW)", "(2L, LOW)", "(3L, HIGH)", "(4L, HIGH)");
    assertThat(Meters.FINDINGS_ALERTS.counter(registry, "worsened", "high").count()).isOne();
  }

  @Test
  void oldNewsMakesAFindingQuietlyUntilThereIsNews() {
    pipe(signal("e-1", NOON, NOON.plus(NEWS_FOR).plusMillis(1), Level.HIGH));
    assertThat(findings()).extracting(Finding::announced).containsOnlyNulls();
    assertThat(alerts()).isEmpty();

    pipe(signal("e-2", NOON, NOON.plus(NEWS_FOR), Level.LOW));
    assertThat(alerts()).extracting(Alert::transition).containsExactly(Alert.Transition.OPENED);
  }

  @Test
  void aSignalCountsOnceWheneverItsEventWasCollected() {
    pipe(signal("e-1", NOON, COLLECTED, Level.HIGH));
    pipe(signal("e-1", NOON, COLLECTED, Level.HIGH));
    pipe(signal("e-1", NOON, COLLECTED.plus(Duration.ofDays(29)), Level.HIGH));
    pipe(signal("e-1", NOON, COLLECTED.minus(Duration.ofDays(1)), Level.HIGH));

    assertThat(findings()).extracting(Finding::occurrences).containsExactly(1L);
    assertThat(alerts()).hasSize(1);
    assertThat(stage.read(Topics.FINDINGS_DEAD_LETTERS)).isEmpty();
  }

  @Test
  void aSignalThatClaimsToComeFromTheFutureMakesNothingForgotten() {
    pipe(signal("e-1", NOON, COLLECTED, Level.HIGH));
    pipe(signal("e-2", NOON, COLLECTED.plus(Duration.ofDays(40_000)), Level.HIGH), COLLECTED);
    pipe(signal("e-1", NOON, COLLECTED, Level.HIGH));

    assertThat(findings()).extracting(Finding::occurrences).containsExactly(1L, 2L);
  }

  @Test
  void whatIsNoSignalBecomesADeadLetter() {
    Headers future = new RecordHeaders();
    WireHeaders.putSchema(future, new Schema("signal", 2, 0));
    byte[] signal = Topics.SIGNALS.payload().write(signal("e-1", NOON, COLLECTED, Level.LOW));
    byte[] key = "key".getBytes(UTF_8);
    stage.pipe(Topics.SIGNALS, key, "{}".getBytes(UTF_8), new RecordHeaders(), COLLECTED);
    stage.pipe(Topics.SIGNALS, key, null, new RecordHeaders(), COLLECTED);
    stage.pipe(Topics.SIGNALS, key, signal, future, COLLECTED);

    List<TestRecord<byte[], byte[]>> dead = stage.read(Topics.FINDINGS_DEAD_LETTERS);
    assertThat(dead)
        .extracting(record -> header(record, WireHeaders.REASON))
        .containsExactly("unreadable-payload", "unreadable-payload", "unreadable-payload");
    assertThat(dead)
        .extracting(record -> header(record, WireHeaders.PLACE))
        .containsExactly(
            "test.detect.signals-0@0", "test.detect.signals-0@1", "test.detect.signals-0@2");
    assertThat(dead.get(2).value()).isEqualTo(signal);
    assertThat(stage.read(Topics.FINDINGS)).isEmpty();
    assertThat(deadLetters(DeadLetterReason.UNREADABLE_PAYLOAD)).isEqualTo(3);
  }

  @Test
  void aFindingThatIsTooLargeIsADeadLetterAndWasNotCounted() {
    int rest = Topics.SIGNALS.payload().write(signal("e-1", "", Level.LOW)).length;
    Signal large = signal("e-1", "x".repeat(Payload.MAX_BYTES - rest), Level.LOW);
    pipe(large);

    assertThat(stage.read(Topics.FINDINGS)).isEmpty();
    assertThat(stage.read(Topics.ALERTS)).isEmpty();
    assertThat(deadLetters(DeadLetterReason.OUTPUT_TOO_LARGE)).isOne();

    pipe(signal("e-1", "", Level.LOW));
    assertThat(findings()).extracting(Finding::occurrences).containsExactly(1L);
  }

  @Test
  void openFindingsAreShownByLevelUntilThePartitionGoes() {
    pipe(signal("e-1", NOON, COLLECTED, Level.LOW));
    pipe(signal("e-2", NOON, COLLECTED, Level.LOW));
    assertThat(open(Level.LOW)).isOne();

    pipe(signal("e-3", NOON, COLLECTED, Level.HIGH));
    assertThat(open(Level.LOW)).isZero();
    assertThat(open(Level.HIGH)).isOne();

    stage.close();
    assertThat(registry.find(Meters.FINDINGS.meterName()).gauges()).isEmpty();
  }

  @Test
  void openFindingsAreCountedAgainFromTheStore() {
    pipe(signal("e-1", NOON, COLLECTED, Level.LOW));
    SimpleMeterRegistry another = new SimpleMeterRegistry();

    try (FindingGauges open =
        FindingGauges.in(stage.store(FindingsTopology.FINDINGS), another, 3)) {
      assertThat(
              another
                  .get(Meters.FINDINGS.meterName())
                  .tags("level", "low", "partition", "3")
                  .gauge()
                  .value())
          .isOne();
      open.changed(null, findings().get(0));
      assertThat(another.find(Meters.FINDINGS.meterName()).tag("level", "low").gauge())
          .satisfies(gauge -> assertThat(Objects.requireNonNull(gauge).value()).isEqualTo(2));
    }
    assertThat(another.getMeters()).isEmpty();
  }

  @Test
  void theTimeFromCollectingToAlertingIsMeasured() {
    stage.pass(Duration.ofSeconds(63));
    pipe(signal("e-1", NOON, COLLECTED, Level.HIGH));
    pipe(signal("e-2", NOON, COLLECTED, Level.HIGH));

    assertThat(Meters.FINDINGS_LATENCY.timer(registry))
        .satisfies(timer -> assertThat(timer.count()).isOne())
        .satisfies(timer -> assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(3));
  }

  private double open(Level level) {
    return registry
        .get(Meters.FINDINGS.meterName())
        .tags("level", level.label(), "partition", "0")
        .gauge()
        .value();
  }

  private double deadLetters(DeadLetterReason reason) {
    return Meters.DEAD_LETTERS.counter(registry, "findings", reason.label()).count();
  }

  private void pipe(Signal signal) {
    pipe(signal, signal.event().collectedAt());
  }

  private void pipe(Signal signal, Instant recordTime) {
    Headers headers = new RecordHeaders();
    WireHeaders.putSchema(headers, Topics.SIGNALS.payload().schema());
    stage.pipe(
        Topics.SIGNALS,
        signal.findingId().getBytes(UTF_8),
        Topics.SIGNALS.payload().write(signal),
        headers,
        recordTime);
  }

  private List<Finding> findings() {
    return stage.read(Topics.FINDINGS).stream().map(r -> read(Topics.FINDINGS, r)).toList();
  }

  private List<Alert> alerts() {
    return stage.read(Topics.ALERTS).stream().map(r -> read(Topics.ALERTS, r)).toList();
  }

  private static <V> V read(Topic<V> topic, TestRecord<byte[], byte[]> record) {
    return ((Reading.Value<V>) topic.payload().read(record.value(), record.headers())).value();
  }

  private static @Nullable String header(TestRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  private static Signal signal(String eventId, Instant at, Instant collectedAt, Level level) {
    return signal(TrailRecord.of(eventId, "DeleteBucket").at(at), collectedAt, "", level);
  }

  private static Signal signal(String eventId, String description, Level level) {
    return signal(TrailRecord.of(eventId, "DeleteBucket"), COLLECTED, description, level);
  }

  private static Signal signal(
      TrailRecord record, Instant collectedAt, String description, Level level) {
    RuleRef rule = new RuleRef("rule", "v", "Title", description, level, List.of(), List.of());
    TrailReading reading = new TrailEventReader().read(record.bytes());
    return Signal.of(
        PREFIX.value(), rule, BUCKET, ((TrailReading.Event) reading).event(), collectedAt, null);
  }
}
