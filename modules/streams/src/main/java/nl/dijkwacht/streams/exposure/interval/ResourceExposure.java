package nl.dijkwacht.streams.exposure.interval;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import nl.dijkwacht.core.Access;
import nl.dijkwacht.core.ResourceId;
import nl.dijkwacht.core.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * How a resource was exposed, as far as it is known. Immutable; each step gives the next.
 *
 * @param arn of the resource, if it is known
 * @param name of the resource, if it has one
 * @param personalData whether a verdict says that personal data lie on it
 * @param points what verdicts said, by control
 * @param horizon minutes before it are no longer kept (event time)
 */
public record ResourceExposure(
    ResourceId resource,
    @Nullable String arn,
    @Nullable String name,
    boolean personalData,
    Map<String, List<Point>> points,
    List<Interval> intervals,
    Instant horizon) {

  /** More than flaps come from nobody but who makes them up. */
  private static final int MOST_POINTS = 200;

  public ResourceExposure {
    points = Map.copyOf(points);
    intervals = List.copyOf(intervals);
  }

  public static ResourceExposure of(ResourceId resource) {
    return new ResourceExposure(resource, null, null, false, Map.of(), List.of(), Instant.EPOCH);
  }

  /**
   * After a verdict of a control that exposes.
   *
   * @param kept the minutes that are kept and overlap a time
   */
  public ResourceExposure with(Verdict verdict, Function<Interval, List<Access>> kept) {
    String control = verdict.control().id();
    List<Point> all = new ArrayList<>(points.getOrDefault(control, List.of()));
    Point point = Point.of(verdict);
    if (!all.contains(point)) {
      all.add(point);
    }
    all.sort(Point.AS_LEARNT);
    List<Point> known = all.subList(Math.max(0, all.size() - MOST_POINTS), all.size());
    Map<String, List<Point>> now = new TreeMap<>(points);
    now.put(control, List.copyOf(known));
    List<Interval> next = new ArrayList<>();
    List<Interval> before = new ArrayList<>();
    intervals.forEach(each -> (each.control().equals(control) ? before : next).add(each));
    for (Failing failing : Failing.of(known)) {
      next.add(interval(control, failing, before, kept));
    }
    // A verdict that is late knows the resource no better than a newer one.
    boolean newest = known.isEmpty() || known.get(known.size() - 1).equals(point);
    return new ResourceExposure(
        resource,
        newest ? verdict.arn() : arn,
        newest ? verdict.name() : name,
        newest ? verdict.classification().personalData() : personalData,
        now,
        next,
        horizon);
  }

  private static Interval interval(
      String control,
      Failing failing,
      List<Interval> before,
      Function<Interval, List<Access>> kept) {
    for (Interval each : before) {
      if (each.isAsLongAs(failing)) {
        return each;
      }
    }
    // What is no longer kept was counted in the time that this one replaces.
    Interval replaced =
        before.stream()
            .filter(each -> overlap(each, failing))
            .findFirst()
            .orElse(
                new Interval(
                    control,
                    failing.from(),
                    failing.until(),
                    Counted.NOTHING,
                    Counted.NOTHING,
                    Set.of(),
                    0));
    boolean same = replaced.from().equals(failing.from());
    Interval now =
        new Interval(
            control,
            failing.from(),
            failing.until(),
            replaced.folded(),
            replaced.folded(),
            same ? replaced.told() : Set.of(),
            same ? replaced.revision() : 0);
    for (Access access : kept.apply(now)) {
      now = now.with(access, null);
    }
    return now;
  }

  private static boolean overlap(Interval one, Failing other) {
    Instant end = one.until();
    Instant otherEnd = other.until();
    return (end == null || end.isAfter(other.from()))
        && (otherEnd == null || otherEnd.isAfter(one.from()));
  }

  /** After a minute, or a revision of one. */
  public ResourceExposure with(Access access, @Nullable Access before) {
    return withIntervals(
        intervals.stream()
            .map(each -> each.overlaps(access.minute()) ? each.with(access, before) : each)
            .toList());
  }

  /** After a minute is no longer kept. */
  public ResourceExposure fold(Access access) {
    return withIntervals(
        intervals.stream()
            .map(each -> each.overlaps(access.minute()) ? each.fold(access) : each)
            .toList());
  }

  private ResourceExposure withIntervals(List<Interval> next) {
    return new ResourceExposure(resource, arn, name, personalData, points, next, horizon);
  }

  /** With an interval as it was written. */
  public ResourceExposure written(Interval before, Interval now) {
    return withIntervals(intervals.stream().map(each -> each.equals(before) ? now : each).toList());
  }

  /**
   * After time went on. Times that ended long before are forgotten, since their topic keeps them.
   *
   * @param to minutes before it are no longer kept
   * @param keep how long before that times are remembered
   */
  public ResourceExposure at(Instant to, Duration keep) {
    Instant forgotten = to.minus(keep);
    List<Interval> left = intervals.stream().filter(each -> !endedBefore(each, forgotten)).toList();
    Map<String, List<Point>> said = new TreeMap<>();
    points.forEach(
        (control, all) -> {
          Instant first =
              left.stream()
                  .filter(each -> each.control().equals(control))
                  .map(Interval::from)
                  .min(Instant::compareTo)
                  .orElse(null);
          List<Point> known =
              all.stream()
                  .filter(point -> first != null && !point.since().isBefore(first))
                  .toList();
          Point latest = all.get(all.size() - 1);
          said.put(control, known.isEmpty() ? List.of(latest) : known);
        });
    return new ResourceExposure(resource, arn, name, personalData, said, left, to);
  }

  private static boolean endedBefore(Interval interval, Instant time) {
    Instant end = interval.until();
    return end != null && end.isBefore(time);
  }
}
