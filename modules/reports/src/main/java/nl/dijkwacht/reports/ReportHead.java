package nl.dijkwacht.reports;

import nl.dijkwacht.reports.period.LevelCount;
import nl.dijkwacht.reports.period.PeriodReport;
import nl.dijkwacht.reports.period.ReportedCase;

/** What a report is about, and what it rests on. */
record ReportHead(PeriodReport report, ReportWords words, Html html) {

  void write() {
    html.element(Tag.H1, title(report, words));
    about();
    figures();
    basis();
  }

  static String title(PeriodReport report, ReportWords words) {
    return words
        .of("Rapportage %s, %s", "%s report, %s")
        .formatted(words.framework(report.framework()), report.period().name());
  }

  private void about() {
    html.open(Tag.TABLE).open(Tag.TBODY);
    html.fact(
        words.of("Periode", "Period"),
        words
            .of("%s tot en met %s%s", "%s to %s%s")
            .formatted(
                words.day(report.period().first()),
                words.day(report.period().after().minusDays(1)),
                report.isRunning() ? words.of(", nog niet voorbij", ", not over yet") : ""));
    html.fact(
        words.of("Rechtspersoon", "Legal entity"),
        report.legalEntity().isEmpty() ? words.of("alle", "all") : report.legalEntity());
    html.fact(
        words.of("Geregistreerde accounts", "Registered accounts"),
        words.number(report.accounts()));
    html.fact(words.of("Opgesteld", "Made"), words.words().time(report.at()));
    html.close(Tag.TBODY).close(Tag.TABLE);
  }

  private void figures() {
    ReportedCase.Terms terms = report.terms();
    html.open(Tag.DIV, Html.Look.FIGURES);
    figure(
        words.percent(report.scores().all()),
        words.of("technische score", "technical control score"));
    figure(
        words.number(report.findings().open()),
        report.isRunning()
            ? words.of("bevindingen open", "findings open")
            : words.of("bevindingen open aan het eind", "findings open at the end"));
    figure(
        words.number(report.findings().levels().stream().mapToLong(LevelCount::opened).sum()),
        words.of("bevindingen geopend", "findings opened"));
    figure(
        words.number(report.findings().levels().stream().mapToLong(LevelCount::ended).sum()),
        words.of("bevindingen beëindigd", "findings ended"));
    figure(words.number(report.cases().size()), words.of("dossiers", "cases"));
    figure(
        words.number(terms.late() + terms.overdue()),
        words.of("termijnen niet gehaald", "terms missed"));
    html.close(Tag.DIV);
  }

  private void figure(String figure, String name) {
    html.open(Tag.DIV, Html.Look.FIGURE).element(Tag.STRONG, figure).text(name).close(Tag.DIV);
  }

  private void basis() {
    html.section(words.of("Waar dit op berust", "What this rests on"));
    html.open(Tag.UL);
    html.element(
        Tag.LI,
        words
            .of(
                "De score telt technische controles: %s resources, %s controles. Zij is"
                    + " geen oordeel over naleving, en is die van het moment van opstellen: hoe"
                    + " zij eerder was, wordt niet bewaard.",
                "The score counts technical checks: %s resources, %s controls. It is no judgement"
                    + " on compliance, and it is that of when the report was made: how it was"
                    + " earlier is not kept.")
            .formatted(
                words.number(report.scores().resources()),
                words.number(report.scores().controls())));
    html.element(
        Tag.LI,
        words.of(
            "Onbekend telt nooit als voldaan. Wat onder een uitzondering valt, staat ernaast en"
                + " telt niet mee.",
            "Unknown never counts as passed. What an exception covers stands beside it and does"
                + " not count."));
    html.element(Tag.LI, watched());
    left(
        report.findings().elsewhere(),
        "Bevindingen van een ander kader of een andere rechtspersoon: %s.",
        "Findings of another framework or legal entity: %s.");
    left(
        report.findings().unreadable(),
        "Bevindingen die niet leesbaar waren en niet meetellen: %s.",
        "Findings that could not be read and do not count: %s.");
    left(
        report.scores().unreadable(),
        "Resources waarvan de toestand niet leesbaar was: %s.",
        "Resources whose state could not be read: %s.");
    left(
        report.scores().foreign(),
        "Resultaten van controles die hier niet bekend zijn: %s.",
        "Results of controls that are not known here: %s.");
    html.close(Tag.UL);
  }

  private String watched() {
    return report.findings().watchedSince() == null
        ? words.of(
            "Er is nog geen bevinding; of er al werd gekeken, is daaraan niet te zien.",
            "There is no finding yet, so it does not show whether anything was watched.")
        : words
            .of(
                "Dijkwacht kijkt sinds (ten minste) %s. Van wat eerder gebeurde, telt alleen mee"
                    + " wat later alsnog is verzameld.",
                "Dijkwacht has watched since %s, or earlier. Of what happened before, only what was"
                    + " collected afterwards counts.")
            .formatted(words.time(report.findings().watchedSince()));
  }

  private void left(long count, String dutch, String english) {
    if (count > 0) {
      html.element(Tag.LI, words.of(dutch, english).formatted(words.number(count)));
    }
  }
}
