package nl.dijkwacht.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.app.report.ScoreReport.Dimension;
import nl.dijkwacht.app.report.ScoreReport.Part;
import nl.dijkwacht.reports.CsvCell;
import nl.dijkwacht.reports.period.Score;

/** The score for spreadsheets, as RFC 4180 has it. */
public final class ScoreCsv {

  private ScoreCsv() {}

  /** A heading and a line for each part, without ends of line. */
  public static List<String> of(ScoreReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("dimension,name,about,technical control score,passed,failed,unknown,suppressed");
    lines.add(line("all", "", "", report.all()));
    for (Dimension dimension : Dimension.values()) {
      for (Part part : report.of(dimension)) {
        lines.add(line(dimension.label(), part.name(), part.about(), part.score()));
      }
    }
    return lines;
  }

  private static String line(String dimension, String name, String about, Score score) {
    return Stream.of(
            dimension,
            CsvCell.of(name),
            CsvCell.of(about),
            score.percent(),
            Long.toString(score.passed()),
            Long.toString(score.failed()),
            Long.toString(score.unknown()),
            Long.toString(score.suppressed()))
        .collect(Collectors.joining(","));
  }
}
