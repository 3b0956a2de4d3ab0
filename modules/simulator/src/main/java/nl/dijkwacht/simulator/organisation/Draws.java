package nl.dijkwacht.simulator.organisation;

import nl.dijkwacht.simulator.calls.Chance;

/** Draws that life is made of, the same on every machine. */
final class Draws {

  private static final int UNIFORMS = 12;
  private static final double MEAN = 6;

  private Draws() {}

  /** A source of its own for a thing on a day, so that nothing disturbs anything else. */
  static Chance of(long seed, String thing, long number, long day) {
    return Chance.named(seed + "/" + thing + "/" + number + "/" + day);
  }

  /** About normally distributed: mean 0, deviation 1, never beyond 6. */
  static double normal(Chance chance) {
    double sum = -MEAN;
    for (int i = 0; i < UNIFORMS; i++) {
      sum += chance.fraction();
    }
    return sum;
  }

  /** A number that varies by factors around a middle one. */
  static double around(Chance chance, double middle, double spread) {
    return middle * StrictMath.exp(normal(chance) * spread);
  }

  /** A number of times whose mean may be a fraction. */
  static int times(Chance chance, double mean) {
    int whole = (int) mean;
    return whole + (chance.happens(mean - whole) ? 1 : 0);
  }
}
