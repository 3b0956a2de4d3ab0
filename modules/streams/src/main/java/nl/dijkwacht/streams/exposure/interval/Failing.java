package nl.dijkwacht.streams.exposure.interval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.dijkwacht.core.Verdict.Result;
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
    TreeMap<Instant, Result> results = new TreeMap<>();
    points.stream()
        .sorted(Point.AS_LEARNT)
        .forEach(
            point -> {
              results.tailMap(point.since(), true).clear();
              results.put(point.since(), point.result());
            });
    List<Failing> failing = new ArrayList<>();
    Instant from = null;
    for (Map.Entry<Instant, Result> change : results.entrySet()) {
      boolean ends = change.getValue() == Result.PASS || change.getValue() == Result.NOT_APPLICABLE;
      if (from == null && change.getValue() == Result.FAIL) {
        from = change.getKey();
      } else if (from != null && ends) {
        failing.add(new Failing(from, change.getKey()));
        from = null;
      }
    }
    if (from != null) {
      failing.add(new Failing(from, null));
    }
    return failing;
  }
}
