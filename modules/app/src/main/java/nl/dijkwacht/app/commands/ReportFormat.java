package nl.dijkwacht.app.commands;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import nl.dijkwacht.reports.PeriodReportCsv;
import nl.dijkwacht.reports.PeriodReportHtml;
import nl.dijkwacht.reports.PeriodReportJson;
import nl.dijkwacht.reports.PeriodReportOscal;
import nl.dijkwacht.reports.period.Language;
import nl.dijkwacht.reports.period.PeriodReport;

/** How a report about a period is written. */
enum ReportFormat {
  OSCAL(".oscal.json"),
  HTML(".html"),
  JSON(".json"),
  CSV(".csv");

  private final String ending;

  ReportFormat(String ending) {
    this.ending = ending;
  }

  /** By the ending of a file's name, if it is known. */
  static Optional<ReportFormat> of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (ReportFormat format : values()) {
      if (name.endsWith(format.ending)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  String write(PeriodReport report, Language language) {
    return switch (this) {
      case HTML -> PeriodReportHtml.write(report, language);
      case JSON -> PeriodReportJson.write(report);
      case CSV -> PeriodReportCsv.write(report);
      case OSCAL -> PeriodReportOscal.write(report, language);
    };
  }
}
