package nl.dijkwacht.streams.exposure;

import static nl.dijkwacht.streams.TrailRecord.NOON;
import static nl.dijkwacht.streams.exposure.ExposureDriver.PUBLIC;
import static nl.dijkwacht.streams.exposure.ExposureDriver.UNENCRYPTED;
import static nl.dijkwacht.streams.exposure.ExposureDriver.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.core.verdict.Verdict.Result;
import nl.dijkwacht.streams.Touch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Revisions of a minute come in their order, since they lie on one partition; all else does not.
 */
class ExposureOrderTest {

  private static final List<Result> RESULTS = List.of(Result.values());
  private static final List<String> COUNTRIES = List.of("NL", "US", "RU", "aws", "unknown");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void inAnyOrderTheExposuresAreTheSame(int seed) {
    Random random = new Random(seed);
    List<Object> all = new ArrayList<>();
    for (String control : List.of(PUBLIC, UNENCRYPTED)) {
      for (int revision = 1; revision <= 6; revision++) {
        Result result = RESULTS.get(random.nextInt(RESULTS.size()));
        all.add(verdict(control, result, NOON.plusSeconds(random.nextInt(7_200)), revision));
      }
    }
    for (int i = 0; i < 40; i++) {
      all.addAll(minute(4L * i - 15 + random.nextInt(4), random));
    }
    SortedMap<String, Exposure> first = exposures(all);
    for (int round = 0; round < 3; round++) {
      Collections.shuffle(all, random);
      assertThat(exposures(inOrderOfRevisions(all))).isEqualTo(first);
    }
  }

  /** A minute, often written again with more of it. */
  private static List<Touch> minute(long at, Random random) {
    Instant time = NOON.plus(Duration.ofMinutes(at));
    Touch minute =
        switch (random.nextInt(3)) {
          case 0 -> Touch.anonymous(time);
          case 1 -> Touch.of("44445555666" + random.nextInt(3), time);
          default -> Touch.person("p" + random.nextInt(5), time);
        };
    Touch read = minute.reads(COUNTRIES.get(random.nextInt(5)), 1 + random.nextInt(9));
    return random.nextBoolean()
        ? List.of(read)
        : List.of(read, read.again().reads(COUNTRIES.get(random.nextInt(5)), 2));
  }

  private static List<Object> inOrderOfRevisions(List<Object> all) {
    Map<String, PriorityQueue<Touch>> byMinute = new HashMap<>();
    for (Object each : all) {
      if (each instanceof Touch minute) {
        byMinute
            .computeIfAbsent(
                key(minute), key -> new PriorityQueue<>(Comparator.comparingLong(Touch::revision)))
            .add(minute);
      }
    }
    List<Object> ordered = new ArrayList<>();
    for (Object each : all) {
      ordered.add(
          each instanceof Touch minute
              ? Objects.requireNonNull(byMinute.get(key(minute))).remove()
              : each);
    }
    return ordered;
  }

  private static String key(Touch minute) {
    return minute.principal().id() + minute.minute();
  }

  /** As they stand in the end, whatever was written of them in between. */
  private static SortedMap<String, Exposure> exposures(List<Object> all) {
    try (ExposureDriver stage = new ExposureDriver()) {
      for (Object each : all) {
        if (each instanceof Verdict verdict) {
          stage.pipe(verdict);
        } else {
          stage.pipe((Touch) each);
        }
      }
      SortedMap<String, Exposure> without = new TreeMap<>();
      stage.exposures().forEach((key, exposure) -> without.put(key, withoutRevision(exposure)));
      return without;
    }
  }

  private static Exposure withoutRevision(Exposure of) {
    return new Exposure(
        of.id(),
        of.resource(),
        of.arn(),
        of.name(),
        of.control(),
        of.kind(),
        of.from(),
        of.until(),
        of.sight(),
        of.reads(),
        of.anonymousReads(),
        of.foreignReads(),
        of.objects(),
        of.objectsSketch(),
        of.readers(),
        of.otherReaders(),
        of.countries(),
        of.dataSubjects(),
        of.events(),
        0);
  }
}
