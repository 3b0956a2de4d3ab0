package nl.dijkwacht.collectors.integrity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Adds up the time that digests cover: what is proven, and why the rest is not. */
final class ProvenTime {

  static final String NO_DIGEST = "no digest file covers it";

  private final TimeRange wanted;
  private final List<TimeRange> proven = new ArrayList<>();
  private final List<UnprovenTime> doubtful = new ArrayList<>();

  ProvenTime(TimeRange wanted) {
    this.wanted = wanted;
  }

  void proven(TimeRange range) {
    TimeRange part = range.within(wanted);
    if (!part.isEmpty()) {
      proven.add(part);
    }
  }

  /** Time that is not proven, for this reason, unless another digest proves it. */
  void doubtful(TimeRange range, String reason) {
    TimeRange part = range.within(wanted);
    if (!part.isEmpty()) {
      doubtful.add(new UnprovenTime(part, reason));
    }
  }

  /** In order, and as few as possible. */
  List<TimeRange> proven() {
    List<TimeRange> merged = new ArrayList<>();
    proven.stream().sorted(Comparator.comparing(TimeRange::from)).forEach(r -> append(merged, r));
    return merged;
  }

  private static void append(List<TimeRange> merged, TimeRange next) {
    int end = merged.size() - 1;
    if (end < 0 || merged.get(end).to().isBefore(next.from())) {
      merged.add(next);
    } else if (next.to().isAfter(merged.get(end).to())) {
      merged.set(end, new TimeRange(merged.get(end).from(), next.to()));
    }
  }

  /** All time that was wanted and is not proven, in order. */
  List<UnprovenTime> unproven() {
    List<UnprovenTime> unproven = new ArrayList<>();
    TimeRange rest = wanted;
    for (TimeRange good : proven()) {
      explain(new TimeRange(rest.from(), good.from()), unproven);
      rest = new TimeRange(good.to(), wanted.to());
    }
    explain(rest, unproven);
    return unproven;
  }

  private void explain(TimeRange hole, List<UnprovenTime> unproven) {
    TimeRange rest = hole;
    List<UnprovenTime> reasons =
        doubtful.stream()
            .filter(reason -> reason.range().overlaps(hole))
            .sorted(Comparator.comparing(reason -> reason.range().from()))
            .toList();
    for (UnprovenTime reason : reasons) {
      TimeRange part = reason.range().within(rest);
      if (!part.isEmpty()) {
        add(unproven, new TimeRange(rest.from(), part.from()), NO_DIGEST);
        add(unproven, part, reason.reason());
        rest = new TimeRange(part.to(), hole.to());
      }
    }
    add(unproven, rest, NO_DIGEST);
  }

  private static void add(List<UnprovenTime> unproven, TimeRange range, String reason) {
    if (range.isEmpty()) {
      return;
    }
    int end = unproven.size() - 1;
    UnprovenTime last = end < 0 ? null : unproven.get(end);
    if (last != null && last.reason().equals(reason) && last.range().to().equals(range.from())) {
      unproven.set(end, new UnprovenTime(new TimeRange(last.range().from(), range.to()), reason));
    } else {
      unproven.add(new UnprovenTime(range, reason));
    }
  }
}
