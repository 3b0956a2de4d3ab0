package nl.dijkwacht.simulator.hospital;

import java.util.stream.IntStream;

/**
 * How busy an activity is through the day, relative to the average of a working day.
 *
 * @param firstHour local time
 * @param lastHour local time, included
 * @param outside busyness in the other hours, where the busy ones count 1
 * @param weekend factor for a Saturday or Sunday
 */
record Rhythm(int firstHour, int lastHour, double outside, double weekend) {
  static final Rhythm CARE = new Rhythm(7, 17, 0.25, 0.6);
  static final Rhythm OFFICE = new Rhythm(8, 16, 0.01, 0.05);
  static final Rhythm NIGHT = new Rhythm(1, 4, 0, 1);
  static final Rhythm ALWAYS = new Rhythm(0, 23, 1, 1);

  double at(int hour, boolean isWeekend) {
    double average = IntStream.range(0, 24).mapToDouble(this::busyness).average().orElseThrow();
    return busyness(hour) * (isWeekend ? weekend : 1) / average;
  }

  private double busyness(int hour) {
    return hour >= firstHour && hour <= lastHour ? 1 : outside;
  }
}
