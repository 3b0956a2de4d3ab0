package nl.dijkwacht.simulator.incident;

/**
 * What an incident's parameters are drawn for. Each range is cut into strips, and the two draw from
 * other strips of it: no parameter that detectors were tuned on is tested with, and neither set is
 * easier than the other.
 */
public enum SeedSet {
  TUNING(0),
  TEST(1);

  private final int firstStrip;

  SeedSet(int firstStrip) {
    this.firstStrip = firstStrip;
  }

  /** The first strip that is its own; then every second one. */
  int firstStrip() {
    return firstStrip;
  }
}
