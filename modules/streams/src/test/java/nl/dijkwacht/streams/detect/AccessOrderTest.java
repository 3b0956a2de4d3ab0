package nl.dijkwacht.streams.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.dijkwacht.streams.detect.AccessRecord.NOON;
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
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.streams.StageDriver;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The accesses are a function of the set of events. */
class AccessOrderTest {

  private static final List<String> CALLS =
      List.of("GetObject", "ListObjects", "DeleteObject", "DeleteObjects", "CopyObject");

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void shuffledDuplicatedAndSplitEventsGiveTheSameAccesses(long seed) {
    Random random = new Random(seed);
    List<AccessRecord> events = events(random);
    Map<String, Access> expected = run(events, 1, random);

    List<AccessRecord> shuffled = new ArrayList<>(events);
    for (int i = 0; i < 80; i++) {
      shuffled.add(events.get(random.nextInt(events.size())));
    }
    Collections.shuffle(shuffled, random);

    assertThat(expected).hasSizeGreaterThan(10);
    assertThat(run(shuffled, 2, random)).isEqualTo(expected);
  }

  private static List<AccessRecord> events(Random random) {
    List<AccessRecord> events = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      AccessRecord record =
          AccessRecord.of(
                  "e-" + i,
                  CALLS.get(random.nextInt(CALLS.size())),
                  (random.nextBoolean() ? "scans/" : "wages/") + random.nextInt(90))
              .at(NOON.plusSeconds(random.nextInt(120)))
              .by("u" + (random.nextInt(10) < 6 ? 0 : random.nextInt(3)))
              .in(random.nextBoolean() ? "letters" : "files")
              .from("198.51." + random.nextInt(20) + ".1", "tool" + random.nextInt(20) + "/1");
      events.add(random.nextInt(10) == 0 ? record.failed() : record);
    }
    return events;
  }

  /** Events by their ids and accesses by their principals, as Kafka deals them out. */
  private static Map<String, Access> run(List<AccessRecord> events, int instances, Random random) {
    List<StageDriver> stages = new ArrayList<>();
    List<StageDriver> counting = new ArrayList<>();
    for (int i = 0; i < instances; i++) {
      stages.add(AccessFixture.stage(new SimpleMeterRegistry()));
      counting.add(AccessFixture.stage(new SimpleMeterRegistry()));
    }
    Map<String, Access> latest = new TreeMap<>();
    for (AccessRecord event : events) {
      StageDriver stage = stages.get(Math.floorMod(event.id().hashCode(), instances));
      event.pipe(stage, Topics.TRAIL_EVENTS, NOON.plusSeconds(200 + random.nextInt(300)));
      for (TestRecord<byte[], byte[]> access : stage.read(Topics.ACCESS_EVENTS)) {
        int instance = Math.floorMod(new String(access.key(), UTF_8).hashCode(), instances);
        counting
            .get(instance)
            .pipe(
                Topics.ACCESS_EVENTS,
                access.key(),
                access.value(),
                access.headers(),
                access.getRecordTime());
      }
      if (random.nextInt(50) == 0) {
        counting.forEach(stageOfCounts -> take(stageOfCounts, latest));
      }
    }
    counting.forEach(stage -> take(stage, latest));
    stages.forEach(StageDriver::close);
    counting.forEach(StageDriver::close);
    return latest;
  }

  private static void take(StageDriver stage, Map<String, Access> latest) {
    stage.pass(Duration.ofSeconds(1));
    for (Access access : AccessFixture.read(stage, Topics.ACCESSES)) {
      String key = access.key() + " " + access.minute();
      Access before = latest.put(key, plain(access));
      // How often it was written is no matter of the events.
      assertThat(before == null || total(access) > total(before)).isTrue();
    }
  }

  private static long total(Access access) {
    Access.Counts calls = access.calls();
    return access.failures()
        + calls.reads()
        + calls.lists()
        + calls.writes()
        + calls.deletes()
        + calls.decrypts()
        + calls.exports()
        + calls.restores();
  }

  /** Without what tells of the way that events took. */
  private static Access plain(Access access) {
    return new Access(
        access.principal(),
        access.asset(),
        access.accessor(),
        access.minute(),
        access.calls(),
        access.failures(),
        access.bytes(),
        access.objects(),
        access.objectsSketch(),
        access.countries(),
        access.writtenFrom(),
        access.networks(),
        access.userAgents(),
        access.withoutMfa(),
        plain(access.first()),
        plain(access.latest()),
        0);
  }

  private static EventSummary plain(EventSummary event) {
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
        null);
  }
}
