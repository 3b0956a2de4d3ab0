package nl.dijkwacht.streams.behaviour.detector;

import java.util.List;
import java.util.Set;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.streams.behaviour.habit.Pair;

/** Finds the first success with an asset after a streak of failures. */
public final class StreakDetector implements HabitDetector {

  private static final Set<Accessor> CONCERNED =
      Set.of(Accessor.PERSON, Accessor.WORKLOAD, Accessor.OTHER_ACCOUNT, Accessor.UNKNOWN);

  @Override
  public boolean concerns(Accessor accessor) {
    return CONCERNED.contains(accessor);
  }

  @Override
  public List<Suspicion> judge(Judged judged, BehaviourSettings settings) {
    long first = judged.pair().first();
    if (first == Pair.NEVER || Minute.dayOf(first) != judged.day()) {
      return List.of();
    }
    BehaviourSettings.Beginning beginning = settings.beginning();
    long failures = judged.pair().failuresBefore(beginning.failuresWithin().toMinutes());
    if (failures < beginning.failures()) {
      return List.of();
    }
    return List.of(
        Suspicion.of(
            BehaviourRule.SUCCESS_AFTER_FAILURES,
            judged.access(),
            "first",
            Note.of(
                "Succeeded at %s for the first time, after %d failures in %d hours; %d are told.",
                "Lukte om %s voor het eerst, na %d mislukkingen in %d uur; vanaf %d wordt het gemeld.",
                Minute.instant(first),
                failures,
                beginning.failuresWithin().toHours(),
                beginning.failures())));
  }
}
