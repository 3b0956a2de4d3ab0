package nl.dijkwacht.metrics;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Upper bounds of a histogram: dense where the promises lie, few enough to store for years. */
// The lists are unmodifiable, which their type cannot say.
@SuppressWarnings("ImmutableEnumChecker")
public enum Buckets {
  /** What people wait for: 5 ms to a minute. */
  LATENCY(
      LongStream.of(
              5, 10, 20, 35, 50, 75, 100, 150, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000,
              60_000)
          .mapToObj(Duration::ofMillis)),
  /** What AWS takes to deliver: mostly minutes, at times hours. */
  LATENESS(
      LongStream.of(
              1, 5, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400)
          .mapToObj(Duration::ofSeconds)),
  /** What people take to mend something: minutes to a quarter of a year. */
  REPAIR(
      LongStream.of(1, 5, 15, 60, 240, 480, 1_440, 2_880, 4_320, 10_080, 20_160, 43_200, 129_600)
          .mapToObj(Duration::ofMinutes));

  private final List<Duration> bounds;

  Buckets(Stream<Duration> bounds) {
    this.bounds = bounds.toList();
  }

  /** In ascending order. */
  public List<Duration> bounds() {
    return bounds;
  }
}
