package nl.dijkwacht.sigma.correlate;

import java.util.Arrays;

/** A percentile of numbers by the nearest rank, or their median. */
final class RankMeasure implements Measure {

  private final Timeline numbers = new Timeline();
  private final long span;
  private final int percentile;
  private final boolean meanOfMiddle;

  /**
   * @param meanOfMiddle whether the mean of the two numbers in the middle is wanted, where there
   *     are two
   */
  RankMeasure(long span, int percentile, boolean meanOfMiddle) {
    this.span = span;
    this.percentile = percentile;
    this.meanOfMiddle = meanOfMiddle;
  }

  @Override
  public Change add(long time, long members, long[] values) {
    for (long value : values) {
      numbers.add(time, value);
    }
    return new Change(time, time + span);
  }

  @Override
  public Reading reading(long firstEnd) {
    return end -> ranked(end) / Values.UNIT;
  }

  private double ranked(long end) {
    int count = numbers.countUpTo(end) - numbers.countUpTo(end - span);
    if (count == 0) {
      return Double.NaN;
    }
    long[] sorted = new long[count];
    int[] filled = {0};
    numbers.forEach(end - span, end, (time, number) -> sorted[filled[0]++] = number);
    Arrays.sort(sorted);
    if (meanOfMiddle && count % 2 == 0) {
      return ((double) sorted[count / 2 - 1] + sorted[count / 2]) / 2;
    }
    int rank = (int) ((long) percentile * count + 99) / 100;
    return sorted[rank - 1];
  }
}
