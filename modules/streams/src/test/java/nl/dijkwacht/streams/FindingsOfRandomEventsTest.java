package nl.dijkwacht.streams;

import static nl.dijkwacht.streams.StageDriver.PREFIX;
import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingUpdate;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.TrailEvent;
import nl.dijkwacht.core.trail.TrailEventReader;
import nl.dijkwacht.core.trail.TrailReading;
import nl.dijkwacht.sigma.RuleMatcher;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.sigma.match.SigmaRule;
import nl.dijkwacht.streams.detect.DetectTopology;
import nl.dijkwacht.streams.findings.FindingsTopology;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both stages in a row against core alone, which is what a scan of files folds with. */
class FindingsOfRandomEventsTest {

  private static final Duration NEWS_FOR = Duration.ofHours(6);
  private static final List<String> NAMES =
      List.of("DeleteBucket", "PutBucketPolicy", "GetObject", "DeleteObject");
  private static final RuleSet RULES =
      Rules.of(
          Rules.onBucket("deleted", "Delete*", "high"),
          Rules.onBucket("opened", "PutBucketPolicy", "medium"),
          Rules.rule("principal", "*Bucket*", "low", List.of("userIdentity.arn")));

  /** A record as it was delivered once. */
  private record Delivery(TrailRecord record, Instant collectedAt) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void findingsDependOnTheSetOfEventsAlone(long seed) {
    Random random = new Random(seed);
    List<TrailRecord> events = events(random);
    Map<String, Finding> expected = fold(events);
    assertThat(expected).hasSizeGreaterThan(5);

    assertThat(stream(deliveries(events, random))).isEqualTo(expected);
    assertThat(stream(deliveries(events, random))).isEqualTo(expected);
  }

  private static List<TrailRecord> events(Random random) {
    List<TrailRecord> events = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      TrailRecord event =
          TrailRecord.of("e-" + i, NAMES.get(random.nextInt(NAMES.size())))
              .on("bucket-" + random.nextInt(4))
              // Few enough seconds that some events share theirs.
              .at(NOON.plusSeconds(random.nextInt(30)));
      events.add(event.copyOf("", random.nextBoolean() ? "111122223333" : "444455556666"));
    }
    return events;
  }

  /** All events, some of them twice or more, in any order, over a day. */
  private static List<Delivery> deliveries(List<TrailRecord> events, Random random) {
    List<Delivery> deliveries = new ArrayList<>();
    for (TrailRecord event : events) {
      int copies = random.nextInt(3) == 0 ? 2 + random.nextInt(3) : 1;
      for (int i = 0; i < copies; i++) {
        deliveries.add(new Delivery(event, NOON.plusSeconds(60 + random.nextInt(86_400))));
      }
    }
    Collections.shuffle(deliveries, random);
    return deliveries;
  }

  private static Map<String, Finding> fold(List<TrailRecord> events) {
    TrailEventReader reader = new TrailEventReader();
    RuleMatcher matcher = RULES.matcher();
    Map<String, Finding> findings = new TreeMap<>();
    for (TrailRecord record : events) {
      TrailEvent event = ((TrailReading.Event) reader.read(record.bytes())).event();
      for (SigmaRule rule : matcher.match(event)) {
        Signal signal =
            Signal.of(
                PREFIX.value(), rule.ref(), rule.subject(), event, NOON.plusSeconds(60), null);
        findings.compute(
            signal.findingId(),
            (id, before) -> FindingUpdate.of(before, signal, NEWS_FOR).finding());
      }
    }
    findings.replaceAll((id, finding) -> timeless(finding));
    return findings;
  }

  private static Map<String, Finding> stream(List<Delivery> deliveries) {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    try (StageDriver detect =
            new StageDriver(
                DetectTopology.of(
                    new DetectTopology.Settings(PREFIX, RULES, Duration.ofDays(2)), registry),
                registry);
        StageDriver findings =
            new StageDriver(
                FindingsTopology.of(new FindingsTopology.Settings(PREFIX, NEWS_FOR), registry),
                registry)) {
      deliveries.forEach(d -> detect.pipe(Topics.TRAIL_EVENTS, d.record(), d.collectedAt()));
      for (TestRecord<byte[], byte[]> signal : detect.read(Topics.SIGNALS)) {
        findings.pipe(
            Topics.SIGNALS, signal.key(), signal.value(), signal.headers(), signal.getRecordTime());
      }
      Map<String, Finding> current = new TreeMap<>();
      for (TestRecord<byte[], byte[]> record : findings.read(Topics.FINDINGS)) {
        Finding finding =
            ((Reading.Value<Finding>) Topics.FINDINGS.payload().read(record.value())).value();
        current.put(finding.id(), timeless(finding));
      }
      return current;
    }
  }

  /** Without what depends on the deliveries: when each was collected, and what was told when. */
  private static Finding timeless(Finding finding) {
    return new Finding(
        finding.id(),
        finding.status(),
        finding.rule(),
        finding.subject(),
        finding.level(),
        finding.occurrences(),
        timeless(finding.first()),
        timeless(finding.latest()),
        null);
  }

  private static EventSummary timeless(EventSummary event) {
    return new EventSummary(
        event.eventId(),
        event.eventTime(),
        Instant.EPOCH,
        event.eventSource(),
        event.eventName(),
        event.account(),
        event.region(),
        event.principal(),
        event.sourceAddress(),
        event.userAgent(),
        event.errorCode(),
        event.provenance());
  }
}
