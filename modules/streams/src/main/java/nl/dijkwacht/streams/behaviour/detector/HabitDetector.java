package nl.dijkwacht.streams.behaviour.detector;

import java.util.List;
import nl.dijkwacht.core.access.Accessor;

/**
 * Judges a day of a principal with an asset by the days before it. The answer is a function of the
 * set of accesses, not of their order; days after the judged one do not count.
 */
public sealed interface HabitDetector
    permits CountryDetector,
        MassDetector,
        NetworkDetector,
        OffHoursDetector,
        SlowDetector,
        StreakDetector,
        VolumeDetector {

  /** Whether it has a say about such a party. */
  boolean concerns(Accessor accessor);

  List<Suspicion> judge(Judged judged, BehaviourSettings settings);
}
