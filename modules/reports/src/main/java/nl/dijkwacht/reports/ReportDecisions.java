package nl.dijkwacht.reports;

import java.util.List;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.reports.period.PeriodReport;
import nl.dijkwacht.reports.period.ReportedCase;
import nl.dijkwacht.reports.period.ReportedException;

/** What people let be, and what they assessed. */
record ReportDecisions(PeriodReport report, ReportWords words, Html html) {

  void write() {
    exceptions();
    cases();
  }

  private void exceptions() {
    html.section(words.of("Uitzonderingen", "Exceptions"));
    if (report.exceptions().isEmpty()) {
      html.element(Tag.P, words.of("Er waren er geen.", "There were none."));
      return;
    }
    html.open(Tag.TABLE);
    html.headings(
        words.of("Uitzondering", "Exception"),
        words.of("Maatregel of regel", "Control or rule"),
        words.of("Voor", "For"),
        words.of("Eigenaar", "Owner"),
        words.of("Reden", "Reason"),
        words.of("Loopt af", "Expires"));
    html.open(Tag.TBODY);
    report.exceptions().stream()
        .limit(PeriodReport.MOST_LISTED)
        .forEach(
            each ->
                html.row(
                    name(each),
                    each.rule(),
                    each.covers(),
                    words.nobody(each.owner()),
                    each.legalBasis().isEmpty()
                        ? each.reason()
                        : each.reason() + " (" + each.legalBasis() + ")",
                    words.time(each.expires())
                        + (each.isOver(report.at()) ? words.of(", voorbij", ", over") : "")));
    html.close(Tag.TBODY).close(Tag.TABLE);
    more(report.exceptions());
  }

  private String name(ReportedException each) {
    return each.id().equals(ReportedException.ACCEPTED_RISK)
        ? words.of("aanvaard risico", "accepted risk")
        : each.id();
  }

  private void more(List<?> all) {
    if (all.size() > PeriodReport.MOST_LISTED) {
      html.element(
          Tag.P,
          Html.Look.SMALL,
          words
              .of("En nog %s.", "And %s more.")
              .formatted(words.number(all.size() - PeriodReport.MOST_LISTED)));
    }
  }

  private void cases() {
    html.section(words.of("Dossiers", "Cases"));
    if (report.cases().isEmpty()) {
      html.element(Tag.P, words.of("Er waren er geen.", "There were none."));
      return;
    }
    ReportedCase.Terms terms = report.terms();
    html.open(Tag.TABLE).open(Tag.TBODY);
    html.fact(
        words.of(
            "Inbreuken in het register (art. 33 lid 5)", "Breaches in the register (Art. 33(5))"),
        words.number(report.cases().stream().filter(ReportedCase::registered).count()));
    html.fact(
        words.of("Vermoedens", "Suspicions"),
        words.number(
            report.cases().stream()
                .filter(each -> each.kind() == Case.Kind.BREACH && !each.registered())
                .count()));
    html.fact(
        words.of("Verzoeken van betrokkenen", "Requests of data subjects"),
        words.number(
            report.cases().stream().filter(each -> each.kind() == Case.Kind.REQUEST).count()));
    html.fact(
        words.of("Termijnen", "Terms"),
        words
            .of(
                "%s gehaald, %s te laat, %s over tijd, %s lopen",
                "%s kept, %s late, %s overdue, %s running")
            .formatted(
                words.number(terms.kept()),
                words.number(terms.late()),
                words.number(terms.overdue()),
                words.number(terms.running())));
    html.close(Tag.TBODY).close(Tag.TABLE);
    list();
    more(report.cases());
    html.element(
        Tag.P,
        Html.Look.SMALL,
        words.of(
            "Stand en termijnen zijn die van het moment van opstellen. Namen van betrokkenen staan"
                + " hier niet.",
            "Status and terms are those of when the report was made. Data subjects are not named"
                + " here."));
  }

  private void list() {
    html.open(Tag.TABLE);
    html.headings(
        words.of("Dossier", "Case"),
        words.of("Soort", "Kind"),
        words.of("Stand", "Status"),
        words.of("Geopend", "Opened"),
        words.of("Bevindingen", "Findings"),
        words.of("Termijnen", "Terms"));
    html.open(Tag.TBODY);
    report.cases().stream()
        .limit(PeriodReport.MOST_LISTED)
        .forEach(
            each ->
                html.row(
                    each.id().substring(0, Math.min(12, each.id().length())),
                    words.kind(each.kind()),
                    words.status(each.status()),
                    words.time(each.openedAt()),
                    words.number(each.findings()),
                    terms(each.terms())));
    html.close(Tag.TBODY).close(Tag.TABLE);
  }

  private String terms(ReportedCase.Terms terms) {
    if (terms.overdue() > 0) {
      return words.of("OVER TIJD", "OVERDUE");
    }
    if (terms.late() > 0) {
      return words.of("te laat", "late");
    }
    return terms.running() > 0 ? words.of("lopen", "running") : words.of("gehaald", "kept");
  }
}
