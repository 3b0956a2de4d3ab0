package nl.dijkwacht.simulator.incident;

import java.util.List;
import nl.dijkwacht.simulator.calls.Chance;

/** Draws the parameters of an incident. */
record Draw(Chance chance, SeedSet set) {

  private static final int STRIPS = 10;
  private static final int FEWEST_OF_A_STRIP = 2;

  /** Evenly from those strips of a range that belong to the set. */
  int between(int first, int last) {
    int span = last - first + 1;
    int strips = Math.min(STRIPS, span / FEWEST_OF_A_STRIP);
    if (strips < 2) {
      return chance.between(first, last);
    }
    int strip = chance.below(strips / 2) * 2 + set.firstStrip();
    int begin = first + (int) ((long) span * strip / strips);
    int end = first + (int) ((long) span * (strip + 1) / strips);
    return begin + chance.below(end - begin);
  }

  /** One of the choices that belong to the set: every second one. */
  <T> T oneOf(List<T> choices) {
    return choices.size() < 2
        ? chance.oneOf(choices)
        : choices.get(chance.below(choices.size() / 2) * 2 + set.firstStrip());
  }

  /** One of some ways to do it, all of which both sets know. */
  int way(int ways) {
    return chance.below(ways);
  }

  /** The account of somebody whom nobody knows. */
  String strangersAccount() {
    return "9" + chance.between(10_000, 99_999) + chance.between(100_000, 999_999);
  }
}
