package nl.dijkwacht.streams.exposure.interval;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import nl.dijkwacht.core.verdict.Verdict;

/**
 * What a verdict says: from when on a control's result is what.
 *
 * @param since event time
 * @param collectedAt as the verdict's; a stage that begins anew counts its revisions from 1
 */
public record Point(Instant since, Verdict.Result result, Instant collectedAt, long revision) {

  static final Comparator<Point> AS_LEARNT =
      Comparator.comparing(Point::collectedAt).thenComparingLong(Point::revision);

  /** The points that a time stands for whose own are no longer kept; they were learnt first. */
  static List<Point> of(Interval interval) {
    Instant until = interval.until();
    Point begins = new Point(interval.from(), Verdict.Result.FAIL, Instant.MIN, 0);
    return until == null
        ? List.of(begins)
        : List.of(begins, new Point(until, Verdict.Result.PASS, Instant.MIN, 0));
  }

  /**
   * Those that still say anything, as they were learnt: what is learnt later takes back whatever
   * was said of its time and after it.
   */
  static List<Point> valid(List<Point> points) {
    TreeMap<Instant, Point> valid = new TreeMap<>();
    points.stream()
        .sorted(AS_LEARNT)
        .forEach(
            point -> {
              valid.tailMap(point.since(), true).clear();
              valid.put(point.since(), point);
            });
    return List.copyOf(valid.values());
  }

  static Point of(Verdict verdict) {
    return new Point(verdict.since(), verdict.result(), verdict.collectedAt(), verdict.revision());
  }
}
