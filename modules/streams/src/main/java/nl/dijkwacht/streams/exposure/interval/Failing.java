package nl.dijkwacht.streams.exposure.interval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.verdict.Verdict.Result;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a control failed.
 *
 * @param until null while it does
 */
record Failing(Instant from, @Nullable Instant until) {

  /**
   * The times that verdicts tell of, whatever their order: what was learnt later holds from its
   * time on. What can no longer be seen is not mended.
   */
  static List<Failing> of(List<Point> points) {
    List<Failing> failing = new ArrayList<>();
    Instant from = null;
    for (Point change : Point.valid(points)) {
      boolean ends = change.result() == Result.PASS || change.result() == Result.NOT_APPLICABLE;
      if (from == null && change.result() == Result.FAIL) {
        from = change.since();
      } else if (from != null && ends) {
        failing.add(new Failing(from, change.since()));
        from = null;
      }
    }
    if (from != null) {
      failing.add(new Failing(from, null));
    }
    return failing;
  }
}
