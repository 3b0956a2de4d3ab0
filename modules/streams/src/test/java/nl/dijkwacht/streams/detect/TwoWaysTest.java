package nl.dijkwacht.streams.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.streams.StageDriver.PREFIX;
import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.trail.Provenance;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.streams.Rules;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.streams.TrailRecord;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import nl.dijkwacht.topics.wire.WireHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** An event comes through EventBridge in seconds, and in a log file minutes later. */
class TwoWaysTest {

  private static final Instant SOON = NOON.plusSeconds(3);
  private static final Instant LATER = NOON.plus(Duration.ofMinutes(6));

  private static final String TWICE =
      """
      title: A bucket was read twice
      id: twice
      level: high
      correlation:
        type: event_count
        rules: read
        group-by: requestParameters.bucketName
        timespan: 1m
        condition: {gte: 2}
      """;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  /** The same event as another writer of JSON gives it: other order, other white space. */
  private static byte[] rewritten(TrailRecord event) {
    return """
        { "requestParameters" : { "bucketName" : "%s" }, "recipientAccountId" : "%s",
          "userIdentity" : { "accountId" : "%s", "arn" : "arn:aws:iam::%s:user/jan",
          "type" : "IAMUser" }, "sourceIPAddress" : "198.51.100.7", "awsRegion" : "eu-west-1",
          "eventName" : "%s", "eventSource" : "%s", "eventTime" : "%s", "eventID" : "%s",
          "eventVersion" : "1.11" }
        """
        .formatted(
            event.bucket(),
            event.account(),
            event.account(),
            event.account(),
            event.name(),
            event.source(),
            event.time(),
            event.id())
        .getBytes(UTF_8);
  }

  private static void pipe(
      StageDriver stage, TrailRecord event, byte[] bytes, Instant collected, String source) {
    Headers headers = new RecordHeaders();
    WireHeaders.putProvenance(headers, new Provenance(source, 1));
    stage.pipe(Topics.TRAIL_EVENTS, event.key(), bytes, headers, collected);
  }

  private static void throughEventBridge(StageDriver stage, TrailRecord event, Instant collected) {
    pipe(stage, event, rewritten(event), collected, "sqs://events/m-1");
  }

  private static void inALogFile(StageDriver stage, TrailRecord event, Instant collected) {
    pipe(stage, event, event.bytes(), collected, "s3://logs/a.json.gz");
  }

  private StageDriver stage(String... rules) {
    return new StageDriver(
        DetectTopology.of(
            new DetectTopology.Settings(PREFIX, Rules.of(rules), Duration.ofDays(2)), registry),
        registry);
  }

  private static Signal signal(StageDriver stage) {
    var signals = stage.read(Topics.SIGNALS);
    assertThat(signals).hasSize(1);
    Reading<Signal> reading = Topics.SIGNALS.payload().read(signals.get(0).value());
    return ((Reading.Value<Signal>) reading).value();
  }

  @Test
  void itIsOneSignalWhicheverComesFirst() {
    TrailRecord event = TrailRecord.of("e-1", "DeleteBucket");
    String rule = Rules.onBucket("deleted", "DeleteBucket", "high");
    Signal first;
    try (StageDriver stage = stage(rule)) {
      throughEventBridge(stage, event, SOON);
      inALogFile(stage, event, LATER);
      first = signal(stage);
    }
    assertThat(Meters.DETECT_CANDIDATES_DUPLICATE.counter(registry).count()).isOne();
    try (StageDriver stage = stage(rule)) {
      inALogFile(stage, event, SOON);
      throughEventBridge(stage, event, LATER);

      Signal other = signal(stage);
      assertThat(other.id()).isEqualTo(first.id());
      assertThat(other.findingId()).isEqualTo(first.findingId());
    }
  }

  @Test
  void aCorrelationCountsItOnce() {
    String read = Rules.onBucket("read", "GetObject", "low");
    try (StageDriver stage = stage(read, TWICE)) {
      TrailRecord event = TrailRecord.of("e-1", "GetObject");
      throughEventBridge(stage, event, SOON);
      inALogFile(stage, event, LATER);
      assertThat(stage.read(Topics.SIGNALS)).isEmpty();

      TrailRecord second = TrailRecord.of("e-2", "GetObject").at(NOON.plusSeconds(10));
      throughEventBridge(stage, second, LATER);
      inALogFile(stage, second, LATER);

      assertThat(signal(stage).rule().id()).isEqualTo("twice");
    }
  }

  @Test
  void meterOfEventsCountsRecords() {
    try (StageDriver stage = stage(Rules.onBucket("deleted", "DeleteBucket", "high"))) {
      TrailRecord event = TrailRecord.of("e-1", "DeleteBucket");
      throughEventBridge(stage, event, SOON);
      inALogFile(stage, event, LATER);

      assertThat(Meters.DETECT_EVENTS.counter(registry, "s3.amazonaws.com", "success").count())
          .isEqualTo(2);
      assertThat(Meters.DETECT_SIGNALS.counter(registry, "high").count()).isOne();
    }
  }
}
