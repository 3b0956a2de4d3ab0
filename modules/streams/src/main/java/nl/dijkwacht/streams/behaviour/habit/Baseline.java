package nl.dijkwacht.streams.behaviour.habit;

import java.util.Arrays;

/**
 * What is usual by some figures of the past. Volumes vary by factors, so their spread is taken of
 * logarithms; median and median deviation are not moved by a few days that were unlike the others.
 *
 * @param count how many figures there are
 * @param median of the figures
 * @param most the largest
 * @param spread the median deviation of the logarithms, scaled to a standard deviation
 */
public record Baseline(int count, double median, long most, double spread) {

  /** Makes the median deviation of normal figures their standard deviation. */
  private static final double TO_STANDARD_DEVIATION = 1.4826;

  /** That of figures, of which there may be none. */
  public static Baseline of(long[] figures) {
    if (figures.length == 0) {
      return new Baseline(0, 0, 0, 0);
    }
    double[] logarithms =
        Arrays.stream(figures).mapToDouble(figure -> Math.log1p((double) figure)).toArray();
    double middle = median(logarithms);
    double[] deviations = Arrays.stream(logarithms).map(x -> Math.abs(x - middle)).toArray();
    return new Baseline(
        figures.length,
        Math.expm1(middle),
        Arrays.stream(figures).max().orElse(0),
        median(deviations) * TO_STANDARD_DEVIATION);
  }

  private static double median(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /**
   * What a figure has to exceed to be far above: both a multiple of the most there was and so many
   * standard deviations above the median.
   *
   * @param factor of the most
   * @param deviations above the median
   * @param leastSpread that is taken where the past varied less
   */
  public double limit(double factor, double deviations, double leastSpread) {
    double above = Math.expm1(Math.log1p(median) + deviations * Math.max(spread, leastSpread));
    return Math.max(factor * (double) most, above);
  }
}
