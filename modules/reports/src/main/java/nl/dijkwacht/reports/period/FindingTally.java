package nl.dijkwacht.reports.period;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.dijkwacht.core.signal.Level;
import org.jspecify.annotations.Nullable;

/**
 * Counts findings as they are read, in whatever order and however often one comes; its last time
 * counts. Of those that do not concern the period nothing is kept. For one thread.
 */
public final class FindingTally {

  /** About 100 MB of them. */
  public static final int MOST = 100_000;

  private final Period period;
  private final Instant now;
  private final Map<String, ReportedFinding> kept = new HashMap<>();
  private final Set<String> elsewhere = new HashSet<>();
  private final Set<String> unreadable = new HashSet<>();
  private @Nullable Instant watchedSince;
  private boolean tooMany;

  /**
   * @param now when the report is made (wall clock)
   */
  public FindingTally(Period period, Instant now) {
    this.period = period;
    this.now = now;
  }

  /**
   * A finding of the report's framework and legal entity.
   *
   * @param collectedAt when Dijkwacht got its first event (wall clock of the collector)
   */
  public void add(ReportedFinding finding, Instant collectedAt) {
    remove(finding.id());
    seen(collectedAt);
    if (!finding.concerns(period)) {
      return;
    }
    if (kept.size() < MOST) {
      kept.put(finding.id(), finding);
    } else {
      tooMany = true;
    }
  }

  /** A finding of another framework or legal entity. */
  public void addElsewhere(String id, Instant collectedAt) {
    remove(id);
    seen(collectedAt);
    if (elsewhere.size() < MOST) {
      elsewhere.add(id);
    }
  }

  /** A finding that cannot be read. */
  public void addUnreadable(String id) {
    remove(id);
    if (unreadable.size() < MOST) {
      unreadable.add(id);
    }
  }

  /** There is no such finding any more. */
  public void remove(String id) {
    kept.remove(id);
    elsewhere.remove(id);
    unreadable.remove(id);
  }

  /**
   * Whether more findings than {@link #MOST} concern the period, so that the figures would be
   * wrong.
   */
  public boolean isTooMany() {
    return tooMany;
  }

  private void seen(Instant collectedAt) {
    if (watchedSince == null || collectedAt.isBefore(watchedSince)) {
      watchedSince = collectedAt;
    }
  }

  /** What it came to. */
  public FindingFigures figures() {
    Instant end = period.until(now);
    List<ReportedFinding> rows =
        kept.values().stream()
            .sorted(
                Comparator.comparing((ReportedFinding row) -> rank(row.at(end)))
                    .thenComparing(ReportedFinding::level, Comparator.reverseOrder())
                    .thenComparing(ReportedFinding::openedAt)
                    .thenComparing(ReportedFinding::id))
            .toList();
    return new FindingFigures(
        levels(rows, end),
        trend(rows),
        Spread.of(
            durations(
                rows.stream()
                    .filter(row -> period.contains(row.firstAt()))
                    .map(ReportedFinding::detectedAfter))),
        Spread.of(
            durations(
                rows.stream()
                    .filter(row -> row.endedIn(period))
                    .map(ReportedFinding::repairedAfter))),
        watchedSince,
        count(rows, row -> row.at(end) == ReportedFinding.State.NOT_KEPT),
        elsewhere.size(),
        unreadable.size(),
        rows);
  }

  private static int rank(ReportedFinding.State state) {
    return switch (state) {
      case OPEN -> 0;
      case SUPPRESSED -> 1;
      case NOT_KEPT -> 2;
      case ENDED -> 3;
      case NOT_YET -> 4;
    };
  }

  private static List<Duration> durations(Stream<@Nullable Duration> durations) {
    return durations.flatMap(Stream::ofNullable).toList();
  }

  private static long count(List<ReportedFinding> rows, Predicate<ReportedFinding> wanted) {
    return rows.stream().filter(wanted).count();
  }

  private List<LevelCount> levels(List<ReportedFinding> rows, Instant end) {
    return Arrays.stream(Level.values())
        .sorted(Comparator.reverseOrder())
        .map(level -> level(level, rows.stream().filter(row -> row.level() == level).toList(), end))
        .toList();
  }

  private LevelCount level(Level level, List<ReportedFinding> rows, Instant end) {
    return new LevelCount(
        level,
        count(rows, row -> row.openedIn(period)),
        count(rows, row -> row.endedIn(period)),
        count(rows, row -> row.endedIn(period) && row.mended()),
        count(rows, row -> row.at(end) == ReportedFinding.State.OPEN),
        count(rows, row -> row.at(end) == ReportedFinding.State.SUPPRESSED));
  }

  private List<TrendPoint> trend(List<ReportedFinding> rows) {
    List<TrendPoint> points = new ArrayList<>();
    for (LocalDate day : period.days(now)) {
      Instant end = period.endOf(day, now);
      List<ReportedFinding> open =
          rows.stream().filter(row -> row.at(end) == ReportedFinding.State.OPEN).toList();
      long grave = count(open, row -> row.level().compareTo(Level.HIGH) >= 0);
      boolean watched = watchedSince != null && !end.isBefore(watchedSince);
      points.add(new TrendPoint(day, open.size(), grave, watched));
    }
    return points;
  }
}
