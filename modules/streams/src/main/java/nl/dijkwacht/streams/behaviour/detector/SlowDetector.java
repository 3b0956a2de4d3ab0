package nl.dijkwacht.streams.behaviour.detector;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.streams.behaviour.habit.Baseline;
import nl.dijkwacht.streams.behaviour.habit.Day;
import nl.dijkwacht.streams.behaviour.habit.Measure;

/**
 * Finds weeks and months in which a principal reads far more of an asset than in those before,
 * though no single day stands out. An object that is read on several days counts for each: the
 * habit is counted alike.
 */
public final class SlowDetector implements HabitDetector {

  private static final int WEEK = 7;
  private static final int MONTH = 30;

  /** Months that are needed before one can be judged: all that are remembered. */
  private static final int LEAST_MONTHS = 2;

  @Override
  public boolean concerns(Accessor accessor) {
    return accessor != Accessor.PROVIDER && accessor != Accessor.ANONYMOUS;
  }

  @Override
  public List<Suspicion> judge(Judged judged, BehaviourSettings settings) {
    if (!judged.isWarm(settings)) {
      return List.of();
    }
    BehaviourSettings.Slow slow = settings.slow();
    List<Note> notes = new ArrayList<>();
    notes.addAll(note(judged, settings, WEEK, slow.leastWeeks(), slow.week()));
    notes.addAll(note(judged, settings, MONTH, LEAST_MONTHS, slow.month()));
    if (notes.isEmpty()) {
      return List.of();
    }
    String cause = "week " + Math.floorDiv(judged.day(), (long) WEEK);
    return List.of(
        Suspicion.of(
            BehaviourRule.SLOW_EXFILTRATION,
            judged.access(),
            cause,
            Note.of("Until %s: %s", "Tot %s: %s", judged.date(), Note.joined(notes, " "))));
  }

  private static List<Note> note(
      Judged judged, BehaviourSettings settings, int length, int least, long floor) {
    long now = sum(judged.days(), judged.day(), length);
    if (now <= floor || most(judged.days(), judged.day(), length) * 2 > now) {
      return List.of();
    }
    List<Long> before = new ArrayList<>();
    long end = judged.day() - length;
    while (end - length >= judged.day() - settings.retentionDays() - 1) {
      long sum = sum(judged.days(), end, length);
      if (sum > 0) {
        before.add(sum);
      }
      end -= length;
    }
    BehaviourSettings.Slow slow = settings.slow();
    Baseline usual = Baseline.of(before.stream().mapToLong(Long::longValue).toArray());
    double limit =
        Math.max((double) floor, usual.limit(slow.factor(), slow.deviations(), slow.leastSpread()));
    if (usual.count() < least || (double) now <= limit) {
      return List.of();
    }
    return List.of(
        Note.of(
            "read %s objects in %d days; its own habit is %s (most %s) over %d such spans, and more than %s is told.",
            "las %s objecten in %d dagen; de eigen gewoonte is %s (hoogstens %s) over %d zulke perioden, en boven %s wordt het gemeld.",
            Measure.TAKEN.figure(now),
            length,
            Measure.TAKEN.figure(usual.median()),
            Measure.TAKEN.figure(usual.most()),
            usual.count(),
            Measure.TAKEN.figure(limit)));
  }

  private static SortedMap<Long, Day> span(SortedMap<Long, Day> days, long last, int length) {
    return days.subMap(last - length + 1, last + 1);
  }

  private static long sum(SortedMap<Long, Day> days, long last, int length) {
    return span(days, last, length).values().stream()
        .mapToLong(day -> day.total(Measure.TAKEN))
        .sum();
  }

  private static long most(SortedMap<Long, Day> days, long last, int length) {
    return span(days, last, length).values().stream()
        .mapToLong(day -> day.total(Measure.TAKEN))
        .max()
        .orElse(0);
  }
}
