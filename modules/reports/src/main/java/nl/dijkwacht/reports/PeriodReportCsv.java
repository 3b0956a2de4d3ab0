package nl.dijkwacht.reports;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.reports.period.PeriodReport;
import nl.dijkwacht.reports.period.ReportedFinding;

/** The findings of a period for spreadsheets, as RFC 4180 has it. */
public final class PeriodReportCsv {

  private static final String END = "\r\n";
  private static final List<String> HEADING =
      List.of(
          "finding",
          "level",
          "state at the end",
          "rule",
          "title",
          "articles",
          "account",
          "subject",
          "owner",
          "first opened",
          "opened",
          "times opened",
          "ended",
          "caused by");

  private PeriodReportCsv() {}

  /** A heading and a line for each finding. */
  public static String write(PeriodReport report) {
    Instant end = report.end();
    return Stream.concat(
            Stream.of(line(HEADING)),
            report.findings().rows().stream().map(row -> line(cells(row, end))))
        .collect(Collectors.joining());
  }

  private static List<String> cells(ReportedFinding row, Instant end) {
    return List.of(
        row.id(),
        row.level().label(),
        row.at(end).name().toLowerCase(Locale.ROOT).replace('_', ' '),
        row.rule().id(),
        row.rule().title(),
        String.join(" ", row.rule().articles()),
        row.account(),
        row.subject(),
        row.owner(),
        row.firstAt().toString(),
        row.openedAt().toString(),
        Long.toString(row.episodes()),
        row.endedAt() == null ? "" : row.endedAt().toString(),
        row.causedBy());
  }

  private static String line(List<String> cells) {
    return cells.stream().map(CsvCell::of).collect(Collectors.joining(",")) + END;
  }
}
