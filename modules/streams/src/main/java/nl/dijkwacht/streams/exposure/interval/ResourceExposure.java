package nl.dijkwacht.streams.exposure.interval;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.verdict.Verdict;
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

  /** Of a control; what older ones say stands in the times that they led to. */
  private static final int MOST_POINTS = 40;

  /** The minutes that are kept, for being looked at one by one. */
  @FunctionalInterface
  public interface Kept {

    /** Shows those that overlap a time. */
    void each(Interval interval, Consumer<Access> consumer);
  }

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
   * <p>A time goes only if what is learnt later takes it back, and not with points that are old.
   */
  public ResourceExposure with(Verdict verdict, Kept kept) {
    String control = verdict.control().id();
    List<Point> all = new ArrayList<>(points.getOrDefault(control, List.of()));
    Point point = Point.of(verdict);
    if (!all.contains(point)) {
      all.add(point);
    }
    List<Point> valid = Point.valid(all);
    List<Point> known = valid.subList(Math.max(0, valid.size() - MOST_POINTS), valid.size());
    Map<String, List<Point>> now = new TreeMap<>(points);
    now.put(control, List.copyOf(known));
    List<Interval> next = new ArrayList<>();
    List<Interval> before = new ArrayList<>();
    intervals.forEach(each -> (each.control().equals(control) ? before : next).add(each));
    for (Failing failing : Failing.of(withOlder(known, before))) {
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

  /** With what the times say whose own points are no longer kept. */
  private static List<Point> withOlder(List<Point> known, List<Interval> intervals) {
    List<Point> all = new ArrayList<>();
    intervals.stream()
        .filter(each -> each.from().isBefore(known.get(0).since()))
        .sorted(Comparator.comparing(Interval::from))
        .forEach(each -> all.addAll(Point.of(each)));
    all.addAll(known);
    return all;
  }

  private static Interval interval(
      String control, Failing failing, List<Interval> before, Kept kept) {
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
    Tally tally = Tally.of(now.folded());
    kept.each(now, tally::add);
    return now.counting(tally.counted());
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

  /**
   * After minutes are no longer kept.
   *
   * @param old shows each of them
   */
  public ResourceExposure fold(Consumer<Consumer<Access>> old) {
    List<Tally> tallies = intervals.stream().map(each -> Tally.of(each.folded())).toList();
    old.accept(
        access -> {
          for (int i = 0; i < tallies.size(); i++) {
            if (intervals.get(i).overlaps(access.minute())) {
              tallies.get(i).add(access);
            }
          }
        });
    List<Interval> folded = new ArrayList<>();
    for (int i = 0; i < tallies.size(); i++) {
      folded.add(intervals.get(i).folding(tallies.get(i).counted()));
    }
    return withIntervals(folded);
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
    return leaving(intervals.stream().filter(each -> !endedBefore(each, forgotten)).toList(), to);
  }

  /**
   * Without the oldest of the times that ended, since what is kept of a resource is bounded; their
   * topic keeps them.
   *
   * @return null if none has ended
   */
  public @Nullable ResourceExposure withoutOldest() {
    Interval oldest =
        intervals.stream()
            .filter(each -> each.until() != null)
            .min(Comparator.comparing(Interval::from).thenComparing(Interval::control))
            .orElse(null);
    return oldest == null
        ? null
        : leaving(intervals.stream().filter(each -> !each.equals(oldest)).toList(), horizon);
  }

  /** With some of the times, and the points that may still matter to them or to later ones. */
  private ResourceExposure leaving(List<Interval> left, Instant to) {
    Map<String, List<Point>> said = new TreeMap<>();
    points.forEach(
        (control, all) -> {
          List<Point> known = relevant(all, first(control, left), to);
          if (!known.isEmpty()) {
            said.put(control, known);
          }
        });
    return new ResourceExposure(resource, arn, name, personalData, said, left, to);
  }

  private static @Nullable Instant first(String control, List<Interval> left) {
    return left.stream()
        .filter(each -> each.control().equals(control))
        .map(Interval::from)
        .min(Instant::compareTo)
        .orElse(null);
  }

  private static List<Point> relevant(List<Point> all, @Nullable Instant first, Instant to) {
    Point latest = all.get(all.size() - 1);
    if (first == null) {
      return latest.since().isBefore(to) ? List.of() : List.of(latest);
    }
    List<Point> known = all.stream().filter(point -> !point.since().isBefore(first)).toList();
    return known.isEmpty() ? List.of(latest) : known;
  }

  private static boolean endedBefore(Interval interval, Instant time) {
    Instant end = interval.until();
    return end != null && end.isBefore(time);
  }
}
