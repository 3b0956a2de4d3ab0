package nl.dijkwacht.streams.behaviour.detector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.streams.behaviour.habit.Baseline;
import nl.dijkwacht.streams.behaviour.habit.Day;
import nl.dijkwacht.streams.behaviour.habit.Measure;

/** Finds hours and days on which a principal does far more with an asset than it ever did. */
public final class VolumeDetector implements HabitDetector {

  @Override
  public boolean concerns(Accessor accessor) {
    return accessor != Accessor.PROVIDER && accessor != Accessor.ANONYMOUS;
  }

  @Override
  public List<Suspicion> judge(Judged judged, BehaviourSettings settings) {
    if (!judged.isWarm(settings)) {
      return List.of();
    }
    BehaviourSettings.Volume volume = settings.volume();
    List<Note> notes = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      notes.addAll(
          note(
              judged,
              settings,
              measure,
              new Note("an hour", "een uur"),
              day -> day.busiestHour(measure),
              Floor.of(volume.hour(), measure)));
      notes.addAll(
          note(
              judged,
              settings,
              measure,
              new Note("a day", "een dag"),
              day -> day.total(measure),
              Floor.of(volume.day(), measure)));
    }
    return notes.isEmpty()
        ? List.of()
        : List.of(
            Suspicion.of(
                BehaviourRule.VOLUME,
                judged.access(),
                judged.date(),
                Note.of("On %s: %s", "Op %s: %s", judged.date(), Note.joined(notes, " "))));
  }

  private static List<Note> note(
      Judged judged,
      BehaviourSettings settings,
      Measure measure,
      Note span,
      ToLongFunction<Day> figure,
      long floor) {
    long now = figure.applyAsLong(judged.today());
    if (now <= floor) {
      return List.of();
    }
    BehaviourSettings.Volume volume = settings.volume();
    Baseline usual = judged.baseline(figure, settings.warmUp().activeDays());
    double limit =
        Math.max(
            (double) floor,
            usual.limit(volume.factor(), volume.deviations(), volume.leastSpread()));
    if ((double) now <= limit) {
      return List.of();
    }
    return List.of(
        Note.of(
            "%s %s %s in %s; its own habit is %s (most %s) over %d days, and more than %s is told.",
            "%s %s %s in %s; de eigen gewoonte is %s (hoogstens %s) over %d dagen, en boven %s wordt het gemeld.",
            measure.verb(),
            measure.figure(now),
            measure.unit(),
            span,
            measure.figure(usual.median()),
            measure.figure(usual.most()),
            usual.count(),
            measure.figure(limit)));
  }
}
