package nl.dijkwacht.streams.exposure.interval;

import java.time.Instant;
import java.util.Comparator;
import nl.dijkwacht.core.Verdict;

/**
 * What a verdict says: from when on a control's result is what.
 *
 * @param since event time
 * @param collectedAt as the verdict's; a stage that begins anew counts its revisions from 1
 */
public record Point(Instant since, Verdict.Result result, Instant collectedAt, long revision) {

  static final Comparator<Point> AS_LEARNT =
      Comparator.comparing(Point::collectedAt).thenComparingLong(Point::revision);

  static Point of(Verdict verdict) {
    return new Point(verdict.since(), verdict.result(), verdict.collectedAt(), verdict.revision());
  }
}
