package nl.dijkwacht.reports.period;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The findings of a period, counted.
 *
 * @param levels the gravest first
 * @param detection from the event to when Dijkwacht got it, of those that were opened in it
 * @param repair from opening to mending, of those that were mended in it
 * @param watchedSince the first time that Dijkwacht got an event of any finding (wall clock of the
 *     collector); null if there are none
 * @param notKept how many were reopened after the period, so that it is not known how they stood at
 *     its end
 * @param elsewhere how many findings another framework or legal entity has, counted up to {@link
 *     FindingTally#MOST}
 * @param unreadable how many are of a schema that is not known here, counted up to the same
 * @param rows those of the period: that stood at its end first, of these the gravest, then the
 *     oldest
 */
public record FindingFigures(
    List<LevelCount> levels,
    List<TrendPoint> trend,
    Spread detection,
    Spread repair,
    @Nullable Instant watchedSince,
    long notKept,
    long elsewhere,
    long unreadable,
    List<ReportedFinding> rows) {

  public FindingFigures {
    levels = List.copyOf(levels);
    trend = List.copyOf(trend);
    rows = List.copyOf(rows);
  }

  public long open() {
    return levels.stream().mapToLong(LevelCount::open).sum();
  }
}
