package nl.dijkwacht.simulator.hospital;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import nl.dijkwacht.simulator.calls.Chance;

/** Which habits are how likely at each hour. Not thread-safe: it remembers the current hour. */
final class Agenda {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final long SECONDS_PER_HOUR = 3600;
  private static final List<Habit> HABITS =
      Stream.of(
              Care.habits(),
              PatientFileApplication.habits(),
              Laboratory.habits(),
              CloudServices.habits(),
              Deployments.habits(),
              Backups.habits(),
              SignIns.habits(),
              Monitoring.habits())
          .flatMap(List::stream)
          .toList();
  private static final double AVERAGE = HABITS.stream().mapToDouble(Habit::share).sum();

  private final double eventsPerSecond;
  private final boolean steady;
  private final double[] cumulativeShares = new double[HABITS.size()];
  private long hour = Long.MIN_VALUE;

  Agenda(Hospital.Settings settings) {
    this.eventsPerSecond = settings.eventsPerSecond();
    this.steady = settings.pace() == Hospital.Pace.STEADY;
  }

  double eventsPerSecond(Instant time) {
    turnTo(time);
    return eventsPerSecond * total() / AVERAGE;
  }

  Habit choose(Instant time, Chance chance) {
    turnTo(time);
    double drawn = chance.fraction() * total();
    int choice = 0;
    while (cumulativeShares[choice] <= drawn) {
      choice++;
    }
    return HABITS.get(choice);
  }

  private double total() {
    return cumulativeShares[cumulativeShares.length - 1];
  }

  private void turnTo(Instant time) {
    long current = Math.floorDiv(time.getEpochSecond(), SECONDS_PER_HOUR);
    if (current == hour) {
      return;
    }
    hour = current;
    ZonedDateTime local = time.atZone(AMSTERDAM);
    double sum = 0;
    for (int i = 0; i < cumulativeShares.length; i++) {
      sum += share(HABITS.get(i), local);
      cumulativeShares[i] = sum;
    }
  }

  private double share(Habit habit, ZonedDateTime local) {
    boolean weekend = local.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    return steady ? habit.share() : habit.share() * habit.rhythm().at(local.getHour(), weekend);
  }
}
