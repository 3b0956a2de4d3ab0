package nl.dijkwacht.streams.detect;

import static nl.dijkwacht.streams.StageDriver.PREFIX;
import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.sigma.RuleSet;
import nl.dijkwacht.streams.Rules;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.streams.TrailRecord;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Reading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever order events come in, and however often: the stage tells what the definition says. */
class CorrelationOrderTest {

  private static final int SPAN = 20;

  private static final String MANY =
      """
      title: Many reads of a bucket
      id: many
      level: high
      correlation:
        type: event_count
        rules: read
        group-by: requestParameters.bucketName
        timespan: 20s
        condition: {gte: 4}
      """;

  private static final String LONE =
      """
      title: One read of a bucket, and no more
      id: lone
      level: low
      correlation:
        type: event_count
        rules: read
        group-by: requestParameters.bucketName
        timespan: 20s
        condition: {eq: 1}
      """;

  private static final String WIDE =
      """
      title: Many accounts read a bucket
      id: wide
      level: medium
      correlation:
        type: value_count
        rules: read
        group-by: requestParameters.bucketName
        timespan: 20s
        condition: {field: recipientAccountId, gt: 2}
      """;

  private static final String BOTH =
      """
      title: Many reads, by many
      id: both
      level: critical
      correlation:
        type: temporal
        rules: [many, wide]
        group-by: requestParameters.bucketName
        timespan: 20s
      """;

  private static final RuleSet RULES =
      Rules.of(Rules.onBucket("read", "GetObject", "low"), MANY, LONE, WIDE, BOTH);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatIsToldDependsOnTheSetOfEventsAlone(long seed) {
    Random random = new Random(seed);
    List<TrailRecord> events = events(random);
    Set<String> expected = expected(events);
    assertThat(expected).anyMatch(t -> t.startsWith("lone")).anyMatch(t -> t.startsWith("both"));

    assertThat(told(events, random)).isEqualTo(expected);
    assertThat(told(events, random)).isEqualTo(expected);
  }

  private static List<TrailRecord> events(Random random) {
    List<TrailRecord> events = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      TrailRecord event =
          TrailRecord.of("e-" + i, random.nextInt(8) == 0 ? "PutObject" : "GetObject")
              .on("bucket-" + random.nextInt(3))
              .at(NOON.plusSeconds(random.nextInt(300)));
      events.add(event.copyOf("", "11112222333" + random.nextInt(5)));
    }
    return events;
  }

  /** The correlation with the event that ends the window, by the definition. */
  private static Set<String> expected(List<TrailRecord> events) {
    Set<String> expected = new TreeSet<>();
    List<TrailRecord> reads = events.stream().filter(e -> e.name().equals("GetObject")).toList();
    for (TrailRecord last : reads) {
      List<TrailRecord> window = window(reads, last);
      if (isMany(window)) {
        expected.add("many/" + last.id());
      }
      if (window.size() == 1) {
        expected.add("lone/" + last.id());
      }
      if (isWide(window)) {
        expected.add("wide/" + last.id());
      }
      boolean ends = isMany(window) || isWide(window);
      if (ends
          && has(reads, window, CorrelationOrderTest::isMany)
          && has(reads, window, CorrelationOrderTest::isWide)) {
        expected.add("both/" + last.id());
      }
    }
    // A rule that a correlation names tells nothing of its own.
    expected.removeIf(told -> told.startsWith("many/") || told.startsWith("wide/"));
    return expected;
  }

  private static List<TrailRecord> window(List<TrailRecord> reads, TrailRecord last) {
    Instant begin = last.time().minusSeconds(SPAN);
    return reads.stream()
        .filter(read -> read.bucket().equals(last.bucket()))
        .filter(read -> read.time().isAfter(begin) && !read.time().isAfter(last.time()))
        .toList();
  }

  private static boolean has(
      List<TrailRecord> reads, List<TrailRecord> window, Predicate<List<TrailRecord>> condition) {
    return window.stream().anyMatch(read -> condition.test(window(reads, read)));
  }

  private static boolean isMany(List<TrailRecord> window) {
    return window.size() >= 4;
  }

  private static boolean isWide(List<TrailRecord> window) {
    return window.stream().map(TrailRecord::account).distinct().count() > 2;
  }

  /** Everything comes within the lateness, in any order, and some of it several times. */
  private static Set<String> told(List<TrailRecord> events, Random random) {
    List<TrailRecord> input = new ArrayList<>(events);
    events.stream().filter(e -> random.nextInt(4) == 0).forEach(input::add);
    Collections.shuffle(input, random);
    int stop = random.nextInt(input.size());
    List<Signal> told = new ArrayList<>();
    try (StageDriver before = driver();
        StageDriver after = driver()) {
      pipe(before, input.subList(0, stop), told);
      after.restore(before);
      pipe(after, input.subList(stop, input.size()), told);
      after.pass(Duration.ofHours(1));
      told.addAll(signals(after));
    }
    assertThat(told).extracting(Signal::id).doesNotHaveDuplicates();
    // Where a read fulfils both of them, it ends a window of their correlation twice.
    return told.stream()
        .map(signal -> signal.rule().id() + "/" + signal.event().eventId())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static StageDriver driver() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    var settings = new DetectTopology.Settings(PREFIX, RULES, Duration.ofDays(2));
    return new StageDriver(DetectTopology.of(settings, registry), registry);
  }

  private static void pipe(StageDriver stage, List<TrailRecord> records, List<Signal> told) {
    for (TrailRecord record : records) {
      stage.pipe(Topics.TRAIL_EVENTS, record, NOON.plusSeconds(600));
    }
    told.addAll(signals(stage));
  }

  private static List<Signal> signals(StageDriver stage) {
    return stage.read(Topics.SIGNALS).stream()
        .map(record -> Topics.SIGNALS.payload().read(record.value(), record.headers()))
        .map(reading -> ((Reading.Value<Signal>) reading).value())
        .toList();
  }
}
