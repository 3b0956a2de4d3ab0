package nl.dijkwacht.reports.period;

import java.time.Instant;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseClock;
import nl.dijkwacht.core.cases.Moment;
import org.jspecify.annotations.Nullable;

/**
 * A case without who or what it is about.
 *
 * @param status as it stood when the report was made
 * @param registered whether it is in the register of breaches (Art. 33(5) AVG)
 * @param openedAt when it was opened (wall clock)
 * @param closedAt when it was closed (wall clock); null while it is open
 * @param findings how many belong to it
 * @param terms how it keeps its terms
 */
public record ReportedCase(
    String id,
    Case.Kind kind,
    Case.Status status,
    boolean registered,
    Instant openedAt,
    @Nullable Instant closedAt,
    long findings,
    Terms terms) {

  /**
   * Terms, counted.
   *
   * @param kept done in time
   * @param late done too late
   * @param overdue over, and still to be done
   * @param running not over yet
   */
  public record Terms(long kept, long late, long overdue, long running) {

    static final Terms NONE = new Terms(0, 0, 0, 0);

    private static Terms of(CaseClock clock, Instant now) {
      if (clock.runs()) {
        return clock.isOverdue(now) ? new Terms(0, 0, 1, 0) : new Terms(0, 0, 0, 1);
      }
      return clock.stoppedLate() ? new Terms(0, 1, 0, 0) : new Terms(1, 0, 0, 0);
    }

    Terms plus(Terms other) {
      return new Terms(
          kept + other.kept, late + other.late, overdue + other.overdue, running + other.running);
    }
  }

  /**
   * Takes it from a case.
   *
   * @param now by which terms are over (wall clock)
   */
  public static ReportedCase of(Case subject, Instant now) {
    Moment closed = subject.closed();
    return new ReportedCase(
        subject.id(),
        subject.kind(),
        subject.status(),
        subject.inRegister(),
        subject.openedAt(),
        closed == null ? null : closed.at(),
        subject.findingsTotal(),
        subject.clocks().stream()
            .map(clock -> Terms.of(clock, now))
            .reduce(Terms.NONE, Terms::plus));
  }

  /** Whether it was open at any time of a period. */
  public boolean concerns(Period period) {
    return openedAt.isBefore(period.to())
        && (closedAt == null || !closedAt.isBefore(period.from()));
  }
}
