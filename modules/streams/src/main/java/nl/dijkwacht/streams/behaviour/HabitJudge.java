package nl.dijkwacht.streams.behaviour;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.core.access.Beginning;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.behaviour.detector.BehaviourSettings;
import nl.dijkwacht.streams.behaviour.detector.CountryDetector;
import nl.dijkwacht.streams.behaviour.detector.HabitDetector;
import nl.dijkwacht.streams.behaviour.detector.Judged;
import nl.dijkwacht.streams.behaviour.detector.MassDetector;
import nl.dijkwacht.streams.behaviour.detector.NetworkDetector;
import nl.dijkwacht.streams.behaviour.detector.OffHoursDetector;
import nl.dijkwacht.streams.behaviour.detector.SlowDetector;
import nl.dijkwacht.streams.behaviour.detector.StreakDetector;
import nl.dijkwacht.streams.behaviour.detector.Suspicion;
import nl.dijkwacht.streams.behaviour.detector.VolumeDetector;
import nl.dijkwacht.streams.behaviour.habit.Habits;
import nl.dijkwacht.streams.behaviour.habit.PairKey;
import nl.dijkwacht.topics.catalogue.Topics;

/** Judges days by habits, and passes first accesses on. */
final class HabitJudge {

  /** They need no habit. */
  private static final List<HabitDetector> WITHOUT_HABIT = List.of(new MassDetector());

  private static final List<HabitDetector> ALL =
      List.of(
          new MassDetector(),
          new VolumeDetector(),
          new SlowDetector(),
          new CountryDetector(),
          new NetworkDetector(),
          new StreakDetector(),
          new OffHoursDetector());

  private final Habits habits;
  private final BehaviourOutput output;
  private final BehaviourSettings settings;
  private final Supplier<Registers> registers;
  private final Predicate<String> restricted;

  HabitJudge(Habits habits, BehaviourOutput output, BehaviourTopology.Settings settings) {
    this.habits = habits;
    this.output = output;
    this.settings = settings.behaviour();
    this.registers = settings.registers();
    this.restricted = settings.restricted();
  }

  /** Judges the day of an access. */
  void judge(Access access) {
    PairKey key = PairKey.of(access);
    long day = Habits.dayOf(access);
    boolean hasHabit = mayHaveHabit(access);
    Judged judged =
        new Judged(
            access,
            day,
            habits.judge(key, day, hasHabit ? settings.retentionDays() : 0),
            habits.known(key),
            habits.pair(key),
            habits.watchedBefore(day),
            registers.get()::isEea,
            habits.whereabouts(key));
    for (HabitDetector detector : hasHabit ? ALL : WITHOUT_HABIT) {
      if (detector.concerns(access.accessor())) {
        for (Suspicion suspicion : detector.judge(judged, settings)) {
          output.tell(suspicion, access.latest(), access.asset().resource().account());
        }
      }
    }
    if (hasHabit && access.accessor() != Accessor.SERVICE_FOR_CUSTOMER) {
      begin(judged, key);
    }
  }

  /** Whether it is remembered where a principal was: of people who sign in and have habits. */
  boolean isFollowed(Access access) {
    return access.principal().kind().signsIn()
        && settings.individuals()
        && !restricted.test(access.principal().id());
  }

  private boolean mayHaveHabit(Access access) {
    return (settings.individuals() || access.accessor() != Accessor.PERSON)
        && !restricted.test(access.principal().id());
  }

  private void begin(Judged judged, PairKey key) {
    Access access = judged.access();
    BehaviourSettings.Few few = settings.beginning().few();
    boolean isFew = few.covers(judged);
    boolean isFirst = habits.tellBeginning(key, access);
    boolean isMore = !isFew && habits.tellMore(key, access, few.within().toMinutes());
    if (isFirst || isMore) {
      EventSummary first = access.first();
      String grantee = Grantee.of(access.principal());
      output.send(
          Topics.BEGINNINGS,
          new Beginning(
              grantee,
              Beginning.Kind.FIRST_ACCESS,
              first,
              access.asset(),
              access.accessor(),
              judged.watchedDays(),
              false,
              isFew),
          grantee,
          first.eventTime(),
          first.collectedAt().toEpochMilli(),
          BehaviourTopology.BEGINNINGS_SINK);
    }
  }
}
