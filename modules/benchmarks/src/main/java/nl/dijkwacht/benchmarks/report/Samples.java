package nl.dijkwacht.benchmarks.report;

import java.util.List;

/** Measured values of one kind, such as latencies. Immutable. */
public final class Samples {

  private final double[] sorted;

  public Samples(List<Double> values) {
    this.sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  public int count() {
    return sorted.length;
  }

  public double median() {
    return percentile(50);
  }

  public double min() {
    return percentile(0);
  }

  public double max() {
    return percentile(100);
  }

  /** The smallest value that so many percent of all do not exceed; NaN of no values. */
  public double percentile(double percent) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(rank, 1) - 1];
  }
}
