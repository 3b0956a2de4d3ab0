package nl.dijkwacht.reports.period;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long something took, over all times that it happened.
 *
 * @param count how often; with none, nothing else is known
 * @param median half of them took no longer
 * @param most 95 of 100 took no longer
 */
public record Spread(long count, @Nullable Duration median, @Nullable Duration most) {

  private static final int HALF = 50;
  private static final int NEARLY_ALL = 95;
  private static final int ALL = 100;

  /** By the nearest rank, so that each figure is one that was measured. */
  static Spread of(List<Duration> durations) {
    if (durations.isEmpty()) {
      return new Spread(0, null, null);
    }
    long[] seconds = durations.stream().mapToLong(Duration::toSeconds).toArray();
    Arrays.sort(seconds);
    return new Spread(seconds.length, rank(seconds, HALF), rank(seconds, NEARLY_ALL));
  }

  private static Duration rank(long[] sorted, int percent) {
    long rank = ((long) sorted.length * percent + ALL - 1) / ALL;
    return Duration.ofSeconds(sorted[Math.toIntExact(rank) - 1]);
  }
}
