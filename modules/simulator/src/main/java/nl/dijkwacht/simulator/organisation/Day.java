package nl.dijkwacht.simulator.organisation;

import java.time.Instant;
import java.util.function.Consumer;
import nl.dijkwacht.simulator.calls.Act;
import nl.dijkwacht.simulator.calls.Chance;
import nl.dijkwacht.simulator.calls.Scene;
import nl.dijkwacht.simulator.calls.SimulatedEvent;

/** One day of an organisation, on which things happen. */
record Day(Organisation organisation, int number, Consumer<SimulatedEvent> records) {

  private static final int WEEK = 7;
  private static final int MONTH = 30;
  private static final double SEASON = 90;

  /** What chance decides for a thing on this day. */
  Chance chance(String thing, long of) {
    return Draws.of(organisation.settings().seed(), thing, of, number);
  }

  /** A moment of it. */
  Act at(int second, Chance chance) {
    Instant time = organisation.start(number).plusSeconds(second);
    return new Act(time, Scene.HABIT, chance, records);
  }

  boolean isWeekend() {
    return number % WEEK >= 5;
  }

  boolean isMonday() {
    return number % WEEK == 0;
  }

  boolean isEndOfMonth() {
    return number % MONTH == MONTH - 1;
  }

  /** How busy it is: the season, and the week's first day. */
  double busyness() {
    double season = 1 + 0.15 * StrictMath.sin(2 * StrictMath.PI * number / SEASON);
    return isMonday() ? 1.1 * season : season;
  }

  /** How many hundreds of principals there are. */
  double hundreds() {
    return organisation.settings().principals() / 100.0;
  }
}
