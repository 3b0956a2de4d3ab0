package nl.dijkwacht.streams.detect;

import static nl.dijkwacht.streams.StageDriver.PREFIX;
import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.streams.Rules;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.streams.TrailRecord;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When correlations judge, and what they no longer reckon with. */
class CorrelationLatenessTest {

  private static final Duration LATENESS = Duration.ofMinutes(15);
  private static final String READ = Rules.onBucket("read", "GetObject", "low");
  private static final String TWO = count("two", "gte: 2");
  private static final String ONE = count("one", "eq: 1");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicReference<RuleSet> rules = new AtomicReference<>(Rules.of(READ, TWO));
  private final StageDriver stage =
      new StageDriver(
          DetectTopology.of(
              new DetectTopology.Settings(PREFIX, rules::get, Duration.ofDays(2)), registry),
          registry);

  private static String count(String id, String condition) {
    return """
        title: %s
        id: %s
        level: high
        correlation:
          type: event_count
          rules: read
          group-by: requestParameters.bucketName
          timespan: 20s
          condition: {%s}
        """
        .formatted(id, id, condition);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void whatItsRuleMatchesIsPartOfItsState() {
    read("e-1", 0);
    rules.set(Rules.of(READ.replace("GetObject", "Get*"), TWO));
    read("e-2", 5);

    assertThat(told()).isEmpty();
  }

  @Test
  void anAbsenceIsJudgedWhenTheLatenessHasPassedAndNotBefore() {
    rules.set(Rules.of(READ, ONE));
    read("e-1", 0);
    stage.pass(LATENESS.minusSeconds(2));
    assertThat(told()).isEmpty();

    stage.pass(Duration.ofSeconds(4));
    assertThat(told()).containsExactly("one/e-1");
    stage.pass(LATENESS);
    assertThat(told()).isEmpty();
  }

  @Test
  void whatComesWithinTheLatenessCountsThoughItHappenedBefore() {
    rules.set(Rules.of(READ, ONE));
    read("e-1", 10);
    stage.pass(LATENESS.dividedBy(2));
    read("e-2", 0);
    stage.pass(LATENESS.multipliedBy(2));

    assertThat(told()).containsExactly("one/e-2");
  }

  @Test
  void anAbsenceThatNoRuleAsksForAnyMoreIsLeftAndCounted() {
    rules.set(Rules.of(READ, ONE));
    read("e-1", 0);
    rules.set(Rules.of(READ));
    stage.pass(LATENESS.multipliedBy(2));

    assertThat(told()).isEmpty();
    assertThat(candidates("superseded")).isOne();
  }

  @Test
  void whatIsCollectedTooLateForTheStoreIsCounted() {
    read("e-1", 0);
    TestRecord<byte[], byte[]> candidate = stage.read(Topics.CANDIDATES).get(0);
    stage.pipe(
        Topics.CANDIDATES,
        candidate.key(),
        candidate.value(),
        candidate.headers(),
        NOON.minus(Duration.ofDays(9)));

    assertThat(limit("age")).isOne();
  }

  private void read(String id, int second) {
    stage.pipe(Topics.TRAIL_EVENTS, event(id, second), NOON);
  }

  private static TrailRecord event(String id, int second) {
    return TrailRecord.of(id, "GetObject").at(NOON.plusSeconds(second));
  }

  private double candidates(String outcome) {
    return Meters.DETECT_CORRELATION_CANDIDATES.counter(registry, outcome).count();
  }

  private double limit(String limit) {
    return Meters.DETECT_CORRELATION_LIMITS.counter(registry, limit).count();
  }

  /** The correlation with the event that ends the window, of what came since the last call. */
  private List<String> told() {
    return stage.read(Topics.SIGNALS).stream()
        .map(record -> Topics.SIGNALS.payload().read(record.value(), record.headers()))
        .map(reading -> ((Reading.Value<Signal>) reading).value())
        .filter(signal -> !signal.rule().id().equals("read"))
        .map(signal -> signal.rule().id() + "/" + signal.event().eventId())
        .toList();
  }
}
