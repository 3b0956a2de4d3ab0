package nl.dijkwacht.sigma.correlate;

/** The number of events, or the sum or mean of their numbers. */
final class TotalMeasure implements Measure {

  /** What is reckoned. */
  enum Result {
    COUNT,
    SUM,
    MEAN
  }

  private final Timeline numbers = new Timeline();
  private final long span;
  private final Result result;

  TotalMeasure(long span, Result result) {
    this.span = span;
    this.result = result;
  }

  @Override
  public Change add(long time, long members, long[] values) {
    if (result == Result.COUNT) {
      numbers.add(time, 1);
    } else {
      for (long value : values) {
        numbers.add(time, value);
      }
    }
    return new Change(time, time + span);
  }

  @Override
  public Reading reading(long firstEnd) {
    Timeline.Window window = numbers.windowAfter(firstEnd - span);
    return end -> {
      window.moveTo(end - span, end);
      return switch (result) {
        case COUNT -> window.count();
        case SUM -> window.sum() / Values.UNIT;
        case MEAN -> window.sum() / Values.UNIT / window.count();
      };
    };
  }
}
