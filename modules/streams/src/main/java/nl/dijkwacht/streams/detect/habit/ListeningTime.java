package nl.dijkwacht.streams.detect.habit;

import java.time.Duration;

/**
 * A clock that stands still while nobody listens. While nothing was heard of a whole group the
 * fault may lie with those who listen, and little can be said about any member: so a gap of the
 * group counts for a while and no longer, however long it lasted. Immutable.
 */
final class ListeningTime implements BinClock {

  private final long first;
  private final long[] readings;

  private ListeningTime(long first, long[] readings) {
    this.first = first;
    this.readings = readings;
  }

  /**
   * The clock of a group's members.
   *
   * @param outer the clock of the group itself
   * @param most that a gap of the group counts, by {@code outer}
   */
  static ListeningTime of(HeardBins group, BinClock outer, Duration most) {
    long[] readings = new long[(int) (group.newest() - group.oldest() + 1)];
    long mostBins = most.dividedBy(HeardBins.WIDTH);
    long reading = 0;
    long before = group.oldest();
    for (long bin = before; bin <= group.newest(); bin = group.next(bin + 1)) {
      for (long silent = before + 1; silent < bin; silent++) {
        readings[(int) (silent - group.oldest())] = reading;
      }
      reading += Math.min(outer.between(before, bin), mostBins);
      readings[(int) (bin - group.oldest())] = reading;
      before = bin;
    }
    return new ListeningTime(group.oldest(), readings);
  }

  @Override
  public long between(long from, long to) {
    return Math.max(0, reading(to) - reading(from));
  }

  private long reading(long bin) {
    if (bin < first) {
      return 0;
    }
    return readings[(int) Math.min(bin - first, readings.length - 1)];
  }
}
