package nl.dijkwacht.streams.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Correlations and filters while rules change. */
class CorrelationReloadTest {

  private static final String READ = Rules.onBucket("read", "GetObject", "low");
  private static final String TWICE =
      """
      title: Two reads
      id: twice
      level: high
      correlation:
        type: event_count
        rules: read
        group-by: requestParameters.bucketName
        timespan: 1h
        condition: {gte: 2}
      """;
  private static final String QUIET =
      """
      title: Quiet
      id: quiet
      logsource: {product: aws, service: cloudtrail}
      filter:
        rules: read
        selection: {requestParameters.bucketName: letters}
        condition: not selection
      owner: the SOC
      expires: %s
      """;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicReference<RuleSet> rules = new AtomicReference<>(Rules.of(READ, TWICE));
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
  void whatIsUnchangedKeepsItsStateAndWhatHasChangedBeginsAnew() {
    read("e-1");
    rules.set(Rules.of(READ, TWICE, Rules.onBucket("other", "PutObject", "low")));
    read("e-2");
    assertThat(signals()).containsExactly("twice");

    rules.set(Rules.of(READ, TWICE.replace("timespan: 1h", "timespan: 2h")));
    read("e-3");
    assertThat(signals()).isEmpty();
  }

  @Test
  void candidatesOfRulesThatAreNotHereYetWaitForThem() {
    read("e-1");
    TestRecord<byte[], byte[]> found = stage.read(Topics.CANDIDATES).get(0);
    rules.set(Rules.of());
    pipe(found, found.value());
    assertThat(candidates("parked")).isEqualTo(1);

    rules.set(Rules.of(READ, TWICE));
    read("e-2");
    assertThat(signals()).containsExactly("twice");
  }

  @Test
  void candidatesOfRulesThatNeverComeAreCounted() {
    read("e-1");
    TestRecord<byte[], byte[]> found = stage.read(Topics.CANDIDATES).get(0);
    rules.set(Rules.of());
    pipe(found, found.value());
    stage.pass(Duration.ofHours(1));

    assertThat(candidates("superseded")).isEqualTo(1);
    assertThat(signals()).isEmpty();
  }

  @Test
  void anythingOnTheTopicThatIsNoCandidateIsADeadLetter() {
    read("e-1");
    TestRecord<byte[], byte[]> found = stage.read(Topics.CANDIDATES).get(0);
    for (String value : List.of("", "{", "{\"correlation\":\"twice\"}", "[1]")) {
      pipe(found, value.getBytes(UTF_8));
    }
    assertThat(stage.read(Topics.DETECT_DEAD_LETTERS)).hasSize(4);
  }

  @Test
  void anExpiredFilterHoldsNothingBackAndSaysSo() {
    rules.set(Rules.of(READ, QUIET.formatted("2026-03-03")));
    read("e-1");
    assertThat(signals()).isEmpty();
    assertThat(filters("expired")).isEqualTo(1);
    assertThat(filters("active")).isZero();

    rules.set(Rules.of(READ, QUIET.formatted("2026-03-01")));
    read("e-2");
    read("e-2");
    assertThat(signals()).containsExactly("read", "5a1e7c0e-6a0f-4d0b-9a55-4f3c1f0f7d21");
  }

  private void read(String id) {
    int second = Integer.parseInt(id.substring(2));
    TrailRecord event = TrailRecord.of(id, "GetObject").at(NOON.plusSeconds(second));
    stage.pipe(Topics.TRAIL_EVENTS, event, NOON.plusSeconds(60));
  }

  private void pipe(TestRecord<byte[], byte[]> like, byte[] value) {
    stage.pipe(
        Topics.CANDIDATES,
        like.key(),
        value,
        new RecordHeaders(like.headers()),
        NOON.plusSeconds(60));
  }

  private double candidates(String outcome) {
    return Meters.DETECT_CORRELATION_CANDIDATES.counter(registry, outcome).count();
  }

  private double filters(String state) {
    return registry.get(Meters.DETECT_FILTERS.meterName()).tag("state", state).gauge().value();
  }

  private List<String> signals() {
    return stage.read(Topics.SIGNALS).stream()
        .map(record -> Topics.SIGNALS.payload().read(record.value(), record.headers()))
        .map(reading -> ((Reading.Value<Signal>) reading).value().rule().id())
        .toList();
  }
}
