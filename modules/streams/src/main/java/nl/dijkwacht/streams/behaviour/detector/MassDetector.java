package nl.dijkwacht.streams.behaviour.detector;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.streams.behaviour.habit.Baseline;
import nl.dijkwacht.streams.behaviour.habit.Measure;

/**
 * Finds hours in which so much is read, deleted or decrypted that it needs a reason, also of those
 * that have no habit yet. Who does so every day, such as a backup, has one. Ten times more than
 * what is told is critical: an open finding about less must not hide it.
 */
public final class MassDetector implements HabitDetector {

  private static final Set<Accessor> CONCERNED =
      Set.of(Accessor.PERSON, Accessor.WORKLOAD, Accessor.OTHER_ACCOUNT, Accessor.UNKNOWN);

  private static final long GRAVE = 10;

  @Override
  public boolean concerns(Accessor accessor) {
    return CONCERNED.contains(accessor) || accessor == Accessor.ANONYMOUS;
  }

  @Override
  public List<Suspicion> judge(Judged judged, BehaviourSettings settings) {
    boolean isWorkload = judged.access().accessor() == Accessor.WORKLOAD;
    // All workloads are new when watching begins.
    if (isWorkload && judged.watchedDays() < settings.warmUp().watchedDays()) {
      return List.of();
    }
    BehaviourSettings.Floors floors = isWorkload ? settings.workloads() : settings.people();
    List<Suspicion> objects =
        of(judged, settings, floors, BehaviourRule.MASS_DOWNLOAD, Measure.TAKEN);
    List<Suspicion> bytes =
        of(judged, settings, floors, BehaviourRule.MASS_DOWNLOAD, Measure.BYTES);
    return Stream.of(
            bytes.size() > objects.size() ? bytes : objects,
            of(judged, settings, floors, BehaviourRule.MASS_DELETE, Measure.DELETES),
            of(judged, settings, floors, BehaviourRule.MASS_DECRYPT, Measure.DECRYPTS))
        .flatMap(List::stream)
        .toList();
  }

  /** Also where it is grave both are told, so that it does not matter what is judged when. */
  private static List<Suspicion> of(
      Judged judged,
      BehaviourSettings settings,
      BehaviourSettings.Floors floors,
      BehaviourRule rule,
      Measure measure) {
    long floor = Floor.of(floors, measure);
    long now = judged.today().busiestHour(measure);
    if (now < floor) {
      return List.of();
    }
    Baseline usual =
        judged.baseline(day -> day.busiestHour(measure), settings.warmUp().activeDays());
    double usually = settings.volume().factor() * (double) usual.most();
    if ((double) now <= usually) {
      return List.of();
    }
    Note habit =
        usual.count() == 0
            ? new Note(
                "it did nothing with this asset before", "eerder deed hij niets met deze bron")
            : Note.of(
                "its most so far is %s over %d days",
                "het meeste tot nu toe is %s over %d dagen",
                measure.figure(usual.most()),
                usual.count());
    Suspicion told =
        Suspicion.of(
            rule,
            judged.access(),
            judged.date(),
            Note.of(
                "On %s: %s %s %s in an hour; %s, and %s is told.",
                "Op %s: %s %s %s in een uur; %s, en vanaf %s wordt het gemeld.",
                judged.date(),
                measure.verb(),
                measure.figure(now),
                measure.unit(),
                habit,
                measure.figure(floor)));
    boolean grave = (double) now >= GRAVE * Math.max((double) floor, usually);
    return grave
        ? List.of(told, told.at(Level.CRITICAL, judged.date() + " tenfold"))
        : List.of(told);
  }
}
