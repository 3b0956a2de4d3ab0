package nl.dijkwacht.streams.detect.habit;

import java.time.Duration;

/**
 * What was usual for a source or a group of them: how long it stayed quiet at most. Of its first
 * week that is the longest gap, and later the second longest, since what happened once in weeks is
 * an accident and no habit: a source that fell silent once must not be trusted with it from then
 * on.
 *
 * @param usual zero if it was heard in one bin only
 */
record Habit(Duration usual) {

  private static final int FEWEST = 20;
  private static final Duration SHORTEST = Duration.ofHours(24);
  private static final Duration WEEK = Duration.ofDays(7);

  static Habit of(HeardBins heard, BinClock clock) {
    long longest = 0;
    long second = 0;
    long before = heard.oldest();
    for (long bin = before; bin <= heard.newest(); bin = heard.next(bin + 1)) {
      long gap = clock.between(before, bin);
      second = Math.max(second, Math.min(longest, gap));
      longest = Math.max(longest, gap);
      before = bin;
    }
    boolean settled = known(heard).compareTo(WEEK) >= 0;
    return new Habit(HeardBins.WIDTH.multipliedBy(settled ? second : longest));
  }

  /** Whether enough was heard to judge by: a day of it, and twenty bins. */
  static boolean isLearnt(HeardBins heard) {
    return heard.count() >= FEWEST && known(heard).compareTo(SHORTEST) >= 0;
  }

  private static Duration known(HeardBins heard) {
    return HeardBins.WIDTH.multipliedBy(heard.newest() - heard.oldest());
  }
}
