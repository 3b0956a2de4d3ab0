package nl.dijkwacht.reports.period;

import java.time.Instant;
import java.util.List;

/**
 * All that a report about a period is written from.
 *
 * @param framework such as {@code avg}
 * @param legalEntity that it is about; empty if about all
 * @param accounts how many registered accounts it is about
 * @param at when it is made (wall clock)
 * @param exceptions that were in effect in the period, what ends first first
 * @param cases that were open in the period, the oldest first
 */
public record PeriodReport(
    Period period,
    String framework,
    String legalEntity,
    long accounts,
    Instant at,
    ReportScores scores,
    FindingFigures findings,
    List<ReportedException> exceptions,
    List<ReportedCase> cases,
    Completeness completeness) {

  /** So many findings, exceptions and cases are listed one by one. */
  public static final int MOST_LISTED = 1_000;

  public PeriodReport {
    exceptions = List.copyOf(exceptions);
    cases = List.copyOf(cases);
  }

  /** When the period was over, or when the report was made while it lasted. */
  public Instant end() {
    return period.until(at);
  }

  /** Whether the period goes on. */
  public boolean isRunning() {
    return at.isBefore(period.to());
  }

  /** From when on heartbeats, digests and dead letters of the period are kept. */
  public Instant keptFrom() {
    Instant kept = at.minus(Completeness.KEPT);
    return kept.isAfter(period.from()) ? kept : period.from();
  }

  /** Whether none of them is kept any more. */
  public boolean isTooLongAgo() {
    return !keptFrom().isBefore(period.to());
  }

  public ReportedCase.Terms terms() {
    return cases.stream()
        .map(ReportedCase::terms)
        .reduce(ReportedCase.Terms.NONE, ReportedCase.Terms::plus);
  }
}
