package nl.dijkwacht.streams.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.streams.StageDriver.PREFIX;
import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.sigma.RuleFile;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.streams.Rules;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.streams.TrailRecord;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules that change while the stage runs. */
class DetectReloadTest {

  private static final String DELETED = Rules.onBucket("deleted", "DeleteBucket", "high");
  private static final String CHANGED = Rules.onBucket("changed", "PutBucketPolicy", "medium");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicReference<RuleSet> rules = new AtomicReference<>(Rules.of(DELETED));
  private final StageDriver stage =
      new StageDriver(
          DetectTopology.of(
              new DetectTopology.Settings(PREFIX, rules::get, Duration.ofDays(2)), registry),
          registry);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theNextRecordIsHeldAgainstTheNewRules() {
    TrailRecord policy = TrailRecord.of("e-1", "PutBucketPolicy");
    stage.pipe(Topics.TRAIL_EVENTS, policy, NOON);
    assertThat(signals()).isEmpty();

    rules.set(Rules.of(DELETED, CHANGED));
    stage.pipe(Topics.TRAIL_EVENTS, policy, NOON);
    assertThat(signals()).extracting(signal -> signal.rule().id()).containsExactly("changed");

    rules.set(Rules.of(CHANGED));
    stage.pipe(Topics.TRAIL_EVENTS, TrailRecord.of("e-2", "DeleteBucket"), NOON);
    assertThat(signals()).isEmpty();
  }

  @Test
  void anEventThatARuleHasSeenIsNotSeenAnewByTheSameRule() {
    TrailRecord deletion = TrailRecord.of("e-1", "DeleteBucket");
    stage.pipe(Topics.TRAIL_EVENTS, deletion, NOON);
    Signal first = signals().get(0);

    rules.set(Rules.of(CHANGED, DELETED));
    stage.pipe(Topics.TRAIL_EVENTS, deletion, NOON.plusSeconds(1));
    rules.set(Rules.of(CHANGED, DELETED.replace("level: high", "level: low")));
    stage.pipe(Topics.TRAIL_EVENTS, deletion, NOON.plusSeconds(2));

    assertThat(signals()).isEmpty();
    assertThat(Meters.DETECT_CANDIDATES_DUPLICATE.counter(registry).count()).isEqualTo(2);

    stage.pipe(Topics.TRAIL_EVENTS, TrailRecord.of("e-2", "DeleteBucket"), NOON.plusSeconds(3));
    Signal changed = signals().get(0);
    assertThat(changed.findingId()).isEqualTo(first.findingId());
    assertThat(changed.rule().version()).isNotEqualTo(first.rule().version());
  }

  @Test
  void theGaugesTellWhatIsInEffect() {
    assertThat(gauge("loaded")).isEqualTo(1);

    rules.set(
        RuleSet.read(
            Stream.of(DELETED, CHANGED, "title: 1", "title: 2", "title: 3")
                .map(text -> new RuleFile("test.yml", text.getBytes(UTF_8)))
                .toList()));

    assertThat(gauge("loaded")).isEqualTo(2);
    assertThat(gauge("refused")).isEqualTo(3);
  }

  @Test
  void eventsAreCountedOnHoweverOftenTheRulesChange() {
    for (int i = 0; i < 5; i++) {
      rules.set(Rules.of(DELETED));
      stage.pipe(Topics.TRAIL_EVENTS, TrailRecord.of("e-" + i, "GetObject"), NOON);
    }

    assertThat(
            registry.find(Meters.DETECT_EVENTS.meterName()).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum())
        .isEqualTo(5);
  }

  private double gauge(String status) {
    return registry.get(Meters.DETECT_RULES.meterName()).tag("status", status).gauge().value();
  }

  private List<Signal> signals() {
    return stage.read(Topics.SIGNALS).stream()
        .map(record -> Topics.SIGNALS.payload().read(record.value(), record.headers()))
        .map(reading -> ((Reading.Value<Signal>) reading).value())
        .toList();
  }
}
