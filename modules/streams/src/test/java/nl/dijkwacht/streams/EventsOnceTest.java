package nl.dijkwacht.streams;

import static nl.dijkwacht.streams.StageDriver.PREFIX;
import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.streams.detect.DetectTopology;
import nl.dijkwacht.streams.findings.FindingsTopology;
import nl.dijkwacht.topics.catalogue.Topic;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An event that arrives twice, by whatever ways, is one for every finding, count and alert. */
class EventsOnceTest {

  private static final String MANY =
      """
      title: Two reads
      id: many
      level: high
      correlation:
        type: event_count
        rules: read
        group-by: requestParameters.bucketName
        timespan: 1h
        condition: {gte: 2}
      """;
  private static final String WIDE =
      """
      title: Two accounts
      id: wide
      level: high
      correlation:
        type: value_count
        rules: read
        group-by: requestParameters.bucketName
        timespan: 1h
        condition: {field: recipientAccountId, gte: 2}
      """;
  private static final RuleSet RULES =
      Rules.of(
          Rules.onBucket("deleted", "DeleteBucket", "high"),
          Rules.onBucket("read", "GetObject", "low"),
          MANY,
          WIDE);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final StageDriver detect =
      new StageDriver(
          DetectTopology.of(
              new DetectTopology.Settings(PREFIX, RULES, Duration.ofDays(2)), registry),
          registry);
  private final StageDriver findings =
      new StageDriver(
          FindingsTopology.of(new FindingsTopology.Settings(PREFIX, Duration.ofDays(1)), registry),
          registry);

  @AfterEach
  void close() {
    detect.close();
    findings.close();
  }

  @Test
  void firstByTheBusAndThenByFileItIsOneSignalAndOneOccurrence() {
    TrailRecord deletion = TrailRecord.of("e-1", "DeleteBucket");
    overTheBus(deletion, NOON.plusSeconds(5));
    byFile(Topics.TRAIL_EVENTS, deletion, NOON.plusSeconds(400));

    List<Finding> current = findings();
    assertThat(current).extracting(Finding::occurrences).containsExactly(1L);
    assertThat(current.get(0).first().collectedAt()).isEqualTo(NOON.plusSeconds(5));
    assertThat(read(findings, Topics.ALERTS)).hasSize(1);
  }

  @Test
  void itCountsOnceInWhatIsCounted() {
    TrailRecord first = TrailRecord.of("e-1", "GetObject");
    overTheBus(first, NOON.plusSeconds(5));
    byFile(Topics.TRAIL_EVENTS, first, NOON.plusSeconds(400));
    byFile(Topics.BACKFILL_EVENTS, first, NOON.plusSeconds(500));
    assertThat(read(detect, Topics.CANDIDATES)).hasSize(2);
    assertThat(read(detect, Topics.SIGNALS)).isEmpty();

    byFile(
        Topics.TRAIL_EVENTS,
        TrailRecord.of("e-2", "GetObject").at(NOON.plusSeconds(10)),
        NOON.plusSeconds(600));
    assertThat(rules()).containsExactly("many");

    byFile(
        Topics.TRAIL_EVENTS,
        TrailRecord.of("e-3", "GetObject").at(NOON.plusSeconds(20)).copyOf("", "444455556666"),
        NOON.plusSeconds(700));
    assertThat(rules()).containsExactlyInAnyOrder("many", "wide");
  }

  @Test
  void whatIsBackfilledAndWasSeenBeforeIsNotToldAgain() {
    TrailRecord deletion = TrailRecord.of("e-1", "DeleteBucket");
    byFile(Topics.TRAIL_EVENTS, deletion, NOON.plusSeconds(60));
    byFile(Topics.BACKFILL_EVENTS, deletion, NOON.plus(Duration.ofDays(1)));
    assertThat(findings()).extracting(Finding::occurrences).containsExactly(1L);

    byFile(Topics.BACKFILL_EVENTS, deletion, NOON.plus(Duration.ofDays(20)));
    assertThat(findings()).as("the signal is made anew and counted no more").isEmpty();
    assertThat(read(findings, Topics.ALERTS)).hasSize(1);
  }

  @Test
  void whatIsBackfilledAndOldMakesAFindingThatNobodyIsToldOf() {
    byFile(
        Topics.BACKFILL_EVENTS,
        TrailRecord.of("e-1", "DeleteBucket"),
        NOON.plus(Duration.ofDays(40)));
    assertThat(findings()).extracting(Finding::announced).containsOnlyNulls();
    assertThat(read(findings, Topics.ALERTS)).isEmpty();

    Instant later = NOON.plus(Duration.ofDays(40));
    byFile(Topics.TRAIL_EVENTS, TrailRecord.of("e-2", "DeleteBucket").at(later), later);
    assertThat(findings()).extracting(Finding::occurrences).containsExactly(2L);
    assertThat(read(findings, Topics.ALERTS))
        .extracting(alert -> alert.cause().eventId())
        .containsExactly("e-2");
  }

  private void byFile(Topic<byte[]> topic, TrailRecord record, Instant collectedAt) {
    detect.pipe(topic, record, collectedAt);
  }

  /** The bus writes records anew, with other spaces and one field more. */
  private void overTheBus(TrailRecord record, Instant collectedAt) {
    String text = new String(record.bytes(), StandardCharsets.UTF_8);
    byte[] other =
        text.replace(",\"", ", \"")
            .replace("{\"eventVersion\"", "{\"eventCategory\": \"Management\", \"eventVersion\"")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(other).isNotEqualTo(record.bytes());
    detect.pipe(Topics.TRAIL_EVENTS, record.key(), other, new RecordHeaders(), collectedAt);
  }

  private List<String> rules() {
    return read(detect, Topics.SIGNALS).stream()
        .map((Signal signal) -> signal.rule().id())
        .toList();
  }

  /** Hands the signals on, and returns what became of the findings since the last call. */
  private List<Finding> findings() {
    for (TestRecord<byte[], byte[]> signal : detect.read(Topics.SIGNALS)) {
      findings.pipe(
          Topics.SIGNALS, signal.key(), signal.value(), signal.headers(), signal.getRecordTime());
    }
    return read(findings, Topics.FINDINGS);
  }

  private static <V> List<V> read(StageDriver stage, Topic<V> topic) {
    return stage.read(topic).stream()
        .map(record -> topic.payload().read(record.value(), record.headers()))
        .map(reading -> ((Reading.Value<V>) reading).value())
        .toList();
  }
}
