package nl.dijkwacht.sigma.correlate;

/** What is reckoned of a group, for the window that ends at any time. For one thread. */
interface Measure {

  /**
   * Windows by when they end.
   *
   * @param from the first of them
   * @param to behind the last; not after {@code from} if there is none
   */
  record Change(long from, long to) {
    static final Change NONE = new Change(0, 0);

    /** Both of them and what lies between. */
    Change and(Change other) {
      if (isNone()) {
        return other;
      }
      return other.isNone() ? this : new Change(Math.min(from, other.from), Math.max(to, other.to));
    }

    boolean isNone() {
      return to <= from;
    }
  }

  /** Results of windows; it ends when something is added. */
  @FunctionalInterface
  interface Reading {
    /** The result of the window that ends at a time; times may only go forward. */
    double at(long end);
  }

  /**
   * Adds an event.
   *
   * @param members a bit for each rule that it matched
   * @param values its values, as {@link nl.dijkwacht.core.signal.Candidate} has them
   * @return the windows whose result has changed
   */
  Change add(long time, long members, long[] values);

  /**
   * Begins to read.
   *
   * @param firstEnd the end of the first window
   */
  Reading reading(long firstEnd);

  /** The measure of a correlation. */
  static Measure of(Correlation correlation) {
    long span = correlation.timespan().toMillis();
    return switch (correlation.type()) {
      case EVENT_COUNT -> new TotalMeasure(span, TotalMeasure.Result.COUNT);
      case VALUE_SUM -> new TotalMeasure(span, TotalMeasure.Result.SUM);
      case VALUE_AVG -> new TotalMeasure(span, TotalMeasure.Result.MEAN);
      case VALUE_COUNT -> new DistinctMeasure(span, false);
      case TEMPORAL -> new DistinctMeasure(span, true);
      case TEMPORAL_ORDERED -> new OrderedMeasure(span, correlation.members().size());
      case VALUE_PERCENTILE -> new RankMeasure(span, correlation.percentile(), false);
      case VALUE_MEDIAN -> new RankMeasure(span, 50, true);
    };
  }
}
