package nl.dijkwacht.reports.period;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * Results of controls on resources, counted. What is not applicable does not count at all.
 *
 * @param unknown results that could not be told: never a pass
 * @param suppressed failures under an exception that is in effect
 */
public record Score(long passed, long failed, long unknown, long suppressed) {

  public static final Score NOTHING = new Score(0, 0, 0, 0);

  private static final int ALL = 1_000;

  public Score plus(Score other, long times) {
    return new Score(
        passed + times * other.passed,
        failed + times * other.failed,
        unknown + times * other.unknown,
        suppressed + times * other.suppressed);
  }

  /**
   * Tenths of a percent of what passed among what passed or failed, rounded down, so that only what
   * has no failure has all; empty if neither passed nor failed.
   */
  public OptionalInt tenths() {
    long counted = passed + failed;
    return counted == 0
        ? OptionalInt.empty()
        : OptionalInt.of(Math.toIntExact(passed * ALL / counted));
  }

  /** {@code 98.3}; empty text if nothing counts. */
  public String percent() {
    OptionalInt tenths = tenths();
    return tenths.isEmpty()
        ? ""
        : String.format(Locale.ROOT, "%d.%d", tenths.getAsInt() / 10, tenths.getAsInt() % 10);
  }

  public boolean isNothing() {
    return equals(NOTHING);
  }
}
