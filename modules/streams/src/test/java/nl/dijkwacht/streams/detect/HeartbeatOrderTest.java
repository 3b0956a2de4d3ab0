package nl.dijkwacht.streams.detect;

import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.streams.StageDriver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever order heartbeats come in, and however often: sources are known as they were heard. */
class HeartbeatOrderTest {

  private static final Duration LASTED = Duration.ofHours(40);

  /** Collectors are never apart by more than that. */
  private static final int APART = 8 * 60;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatIsKnownIsAFunctionOfTheSetOfHeartbeats(long seed) {
    Random random = new Random(seed);
    List<Heartbeat> heartbeats = heartbeats(random);
    Map<String, Watched> expected = known(heartbeats);
    for (int i = 0; i < 2; i++) {
      Collections.shuffle(heartbeats, random);
      heartbeats.addAll(heartbeats.subList(0, 50));

      assertThat(known(heartbeats)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void copiesAndDisorderOfMinutesTellTheSameSilences(long seed) {
    Random random = new Random(seed);
    List<Heartbeat> heartbeats = heartbeats(random);
    Set<String> expected = told(heartbeats);
    assertThat(expected).hasSizeGreaterThanOrEqualTo(2);

    assertThat(told(disturbed(heartbeats, random))).isEqualTo(expected);
    assertThat(told(disturbed(heartbeats, random))).isEqualTo(expected);
  }

  /** Six sources, two of which fall silent, in the order of their arrival. */
  private static List<Heartbeat> heartbeats(Random random) {
    List<Heartbeat> heartbeats = new ArrayList<>();
    for (int source = 0; source < 6; source++) {
      Duration end = source < 2 ? LASTED.minusHours(5 + source) : LASTED;
      Instant at = NOON;
      while (at.isBefore(NOON.plus(end))) {
        heartbeats.add(Sources.heartbeat(Heartbeat.Kind.TRAIL, "trail/" + source, at));
        at = at.plusSeconds(60 + random.nextInt(600));
      }
    }
    heartbeats.sort(Comparator.comparing(Heartbeat::arrivedAt));
    return heartbeats;
  }

  private static List<Heartbeat> disturbed(List<Heartbeat> heartbeats, Random random) {
    record Delivery(Heartbeat heartbeat, Instant at) {}
    List<Delivery> deliveries = new ArrayList<>();
    for (Heartbeat heartbeat : heartbeats) {
      for (int copies = random.nextInt(4) == 0 ? 2 : 1; copies > 0; copies--) {
        deliveries.add(
            new Delivery(heartbeat, heartbeat.arrivedAt().plusSeconds(random.nextInt(APART))));
      }
    }
    deliveries.sort(Comparator.comparing(Delivery::at));
    return deliveries.stream().map(Delivery::heartbeat).toList();
  }

  private static Map<String, Watched> known(List<Heartbeat> heartbeats) {
    try (StageDriver stage = after(heartbeats)) {
      Map<String, Watched> known = new TreeMap<>();
      for (String store : List.of(DetectTopology.SOURCES, DetectTopology.HEARING)) {
        try (var all = stage.<Watched>store(store).all()) {
          all.forEachRemaining(
              entry -> {
                Watched watched = entry.value;
                // Whether its silence was told depends on when it was looked at.
                known.put(entry.key, new Watched(watched.latest(), watched.heard(), false));
              });
        }
      }
      // Of those that arrived last together, any is the group's latest.
      known.computeIfPresent(
          WatchedGroups.EVERYTHING, (key, all) -> new Watched(source(all), all.heard(), false));
      known.computeIfPresent("trail", (key, all) -> new Watched(source(all), all.heard(), false));
      return known;
    }
  }

  private static Heartbeat source(Watched group) {
    return Sources.heartbeat(Heartbeat.Kind.TRAIL, "any", group.latest().arrivedAt());
  }

  private static Set<String> told(List<Heartbeat> heartbeats) {
    try (StageDriver stage = after(heartbeats)) {
      Set<String> told = new TreeSet<>();
      for (Signal signal : Sources.told(stage)) {
        assertThat(told.add(signal.id() + " " + signal.subject().text())).isTrue();
      }
      return told;
    }
  }

  private static StageDriver after(List<Heartbeat> heartbeats) {
    StageDriver stage = Sources.driver(new SimpleMeterRegistry(), Set.of());
    stage.pass(LASTED.plusDays(1));
    heartbeats.forEach(
        heartbeat -> Sources.pipe(stage, heartbeat, NOON.plus(LASTED).plusSeconds(1)));
    return stage;
  }
}
