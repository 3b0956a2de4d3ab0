package nl.dijkwacht.streams.detect;

import static nl.dijkwacht.streams.StageDriver.PREFIX;
import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.sigma.match.ExpiredFilter;
import nl.dijkwacht.streams.Rules;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.streams.TrailRecord;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an expired filter no longer holds back is told, and that it was the filter's. */
class ExpiredFilterTest {

  private static final String DELETED = Rules.onBucket("deleted", "DeleteBucket", "high");

  /** Expired when the tests run, in whatever year that is. */
  private static final String UNTIL_NOON = filter("until-noon", "2026-03-02T12:00:00Z");

  private static final String FOR_LONG = filter("for-long", "9999-12-31");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final StageDriver stage =
      new StageDriver(
          DetectTopology.of(
              new DetectTopology.Settings(
                  PREFIX, Rules.of(DELETED, UNTIL_NOON, FOR_LONG), Duration.ofDays(2)),
              registry),
          registry);

  /** The first one is about letters, the other about what is of no test. */
  private static String filter(String id, String expires) {
    String bucket = id.equals("until-noon") ? "letters" : "notes";
    return """
        title: %s
        id: %s
        logsource: {product: aws, service: cloudtrail}
        filter:
          rules: [deleted]
          selection: {requestParameters.bucketName: %s}
          condition: not selection
        owner: Team Storage
        reason: It is cleaned up each night.
        expires: %s
        """
        .formatted(id, id, bucket, expires);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void whatHappenedBeforeItExpiredIsHeldBackWheneverItComes() {
    pipe("e-1", "letters", NOON.minusSeconds(1), 400);

    assertThat(signals()).isEmpty();
  }

  @Test
  void whatHappensThenIsTheRulesAndTheFiltersSignal() {
    pipe("e-1", "letters", NOON, 0);

    List<Signal> signals = signals();
    assertThat(signals)
        .extracting(signal -> signal.rule().id())
        .containsExactly("deleted", ExpiredFilter.RULE.id());
    assertThat(signals.get(1).subject().fields())
        .isEqualTo(Map.of("filter", "until-noon", "owner", "Team Storage"));
    assertThat(signals.get(1).event()).isEqualTo(signals.get(0).event());
  }

  @Test
  void allEventsOfOneFilterAreOneFindingAndCopiesAreToldOnce() {
    pipe("e-1", "letters", NOON, 0);
    pipe("e-2", "letters", NOON.plusSeconds(5), 0);
    pipe("e-2", "letters", NOON.plusSeconds(5), 1);

    List<Signal> expired =
        signals().stream().filter(s -> s.rule().id().equals(ExpiredFilter.RULE.id())).toList();
    assertThat(expired).hasSize(2);
    assertThat(expired).extracting(Signal::findingId).containsOnly(expired.get(0).findingId());
    assertThat(expired).extracting(Signal::id).doesNotHaveDuplicates();
  }

  @Test
  void whatItNeverHeldBackIsNotItsConcern() {
    pipe("e-1", "photos", NOON, 0);

    assertThat(signals()).extracting(signal -> signal.rule().id()).containsExactly("deleted");
  }

  @Test
  void filtersAreShownByWhetherTheyStillAct() {
    assertThat(filters("active")).isOne();
    assertThat(filters("expired")).isOne();
  }

  private double filters(String state) {
    return registry.get(Meters.DETECT_FILTERS.meterName()).tag("state", state).gauge().value();
  }

  private void pipe(String id, String bucket, Instant time, int daysLater) {
    TrailRecord record = TrailRecord.of(id, "DeleteBucket").on(bucket).at(time);
    stage.pipe(Topics.TRAIL_EVENTS, record, NOON.plus(Duration.ofDays(daysLater)));
  }

  private List<Signal> signals() {
    return stage.read(Topics.SIGNALS).stream()
        .map(record -> Topics.SIGNALS.payload().read(record.value(), record.headers()))
        .map(reading -> ((Reading.Value<Signal>) reading).value())
        .toList();
  }
}
