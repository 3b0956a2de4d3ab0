package nl.dijkwacht.streams.behaviour.detector;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.dijkwacht.core.Accessor;
import nl.dijkwacht.streams.behaviour.habit.Baseline;
import nl.dijkwacht.streams.behaviour.habit.Measure;

/**
 * Finds hours in which so much is read, deleted or decrypted that it needs a reason, also of those
 * that have no habit yet. Who does so every day, such as a backup, has one.
 */
public final class MassDetector implements HabitDetector {

  private static final Set<Accessor> CONCERNED =
      Set.of(Accessor.PERSON, Accessor.WORKLOAD, Accessor.OTHER_ACCOUNT, Accessor.UNKNOWN);

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
    return Stream.of(
            of(judged, settings, floors, BehaviourRule.MASS_DOWNLOAD, Measure.TAKEN)
                .or(() -> of(judged, settings, floors, BehaviourRule.MASS_DOWNLOAD, Measure.BYTES)),
            of(judged, settings, floors, BehaviourRule.MASS_DELETE, Measure.DELETES),
            of(judged, settings, floors, BehaviourRule.MASS_DECRYPT, Measure.DECRYPTS))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Suspicion> of(
      Judged judged,
      BehaviourSettings settings,
      BehaviourSettings.Floors floors,
      BehaviourRule rule,
      Measure measure) {
    long floor = Floor.of(floors, measure);
    long now = judged.today().busiestHour(measure);
    if (now < floor) {
      return Optional.empty();
    }
    Baseline usual =
        judged.baseline(day -> day.busiestHour(measure), settings.warmUp().activeDays());
    if ((double) now <= settings.volume().factor() * (double) usual.most()) {
      return Optional.empty();
    }
    String habit =
        usual.count() == 0
            ? "it did nothing with this asset before"
            : "its most so far is %s over %d days"
                .formatted(measure.figure(usual.most()), usual.count());
    return Optional.of(
        Suspicion.of(
            rule,
            judged.access(),
            judged.date(),
            "On %s: %s %s %s in an hour; %s, and %s is told."
                .formatted(
                    judged.date(),
                    measure.verb(),
                    measure.figure(now),
                    measure.unit(),
                    habit,
                    measure.figure(floor))));
  }
}
