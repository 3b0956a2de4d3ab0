package nl.dijkwacht.reports;

import nl.dijkwacht.reports.period.Language;
import nl.dijkwacht.reports.period.PeriodReport;

/** The report about a period as one page of HTML that prints well and loads nothing. */
public final class PeriodReportHtml {

  private PeriodReportHtml() {}

  public static String write(PeriodReport report, Language language) {
    ReportWords words = new ReportWords(language, report.period());
    Html html = new Html(language, ReportHead.title(report, words));
    new ReportHead(report, words, html).write();
    new ReportScorePart(report, words, html).write();
    new ReportTrend(report, words, html).write();
    new ReportFindings(report, words, html).write();
    new ReportDecisions(report, words, html).write();
    new ReportCompleteness(report, words, html).write();
    return html.ended();
  }
}
