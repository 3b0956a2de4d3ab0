package nl.dijkwacht.reports;

import java.util.List;
import nl.dijkwacht.reports.period.LevelCount;
import nl.dijkwacht.reports.period.PeriodReport;
import nl.dijkwacht.reports.period.ReportedFinding;
import nl.dijkwacht.reports.period.Spread;

/** Findings by level, the gravest that stand, and how long things took. */
record ReportFindings(PeriodReport report, ReportWords words, Html html) {

  /** On paper; the other formats list more. */
  private static final int GRAVEST = 50;

  void write() {
    levels();
    gravest();
    durations();
  }

  private void levels() {
    html.section(words.of("Bevindingen", "Findings"));
    html.open(Tag.TABLE);
    html.headings(
        words.of("Ernst", "Level"),
        words.of("Geopend", "Opened"),
        words.of("Hersteld", "Mended"),
        words.of("Afgesloten door mensen", "Closed by people"),
        words.of("Open aan het eind", "Open at the end"),
        words.of("Onder uitzondering", "Under an exception"));
    html.open(Tag.TBODY);
    for (LevelCount count : report.findings().levels()) {
      html.figures(
          words.level(count.level()),
          words.number(count.opened()),
          words.number(count.mended()),
          words.number(count.ended() - count.mended()),
          words.number(count.open()),
          words.number(count.suppressed()));
    }
    html.close(Tag.TBODY).close(Tag.TABLE);
  }

  private void gravest() {
    html.section(words.of("De ernstigste die open staan", "The gravest that are open"));
    List<ReportedFinding> open =
        report.findings().rows().stream()
            .filter(row -> row.at(report.end()) == ReportedFinding.State.OPEN)
            .limit(GRAVEST)
            .toList();
    if (open.isEmpty()) {
      html.element(Tag.P, words.of("Er staat niets open.", "Nothing is open."));
      return;
    }
    html.open(Tag.TABLE);
    html.headings(
        words.of("Ernst", "Level"),
        words.of("Maatregel of regel", "Control or rule"),
        words.of("Waar", "Where"),
        words.of("Eigenaar", "Owner"),
        words.of("Sinds", "Since"),
        words.of("Veroorzaakt door", "Caused by"));
    html.open(Tag.TBODY);
    open.forEach(
        row ->
            html.open(Tag.TR)
                .rest(words.level(row.level()))
                .cell(row.rule().language(), row.rule().title())
                .rest(
                    "%s (%s)".formatted(row.subject(), row.account()),
                    words.nobody(row.owner()),
                    words.time(row.openedAt()),
                    row.causedBy().isEmpty() ? words.notKnown() : row.causedBy())
                .close(Tag.TR));
    html.close(Tag.TBODY).close(Tag.TABLE);
    long more = report.findings().open() - open.size();
    if (more > 0) {
      html.element(
          Tag.P,
          Html.Look.SMALL,
          words
              .of("En nog %s; CSV geeft ze alle.", "And %s more; CSV gives all of them.")
              .formatted(words.number(more)));
    }
  }

  private void durations() {
    html.section(words.of("Ontdekken en herstellen", "Detecting and repairing"));
    html.open(Tag.TABLE);
    html.headings(
        "",
        words.of("Keren", "Times"),
        words.of("Mediaan", "Median"),
        words.of("95 van de 100 binnen", "95 of 100 within"));
    html.open(Tag.TBODY);
    spread(
        words.of("Van gebeurtenis tot ontdekking", "From event to detection"),
        report.findings().detection());
    spread(
        words.of("Van openen tot herstel", "From opening to repair"), report.findings().repair());
    html.close(Tag.TBODY).close(Tag.TABLE);
    html.element(
        Tag.P,
        Html.Look.SMALL,
        words.of(
            "Ontdekt: van wat in de periode voor het eerst openging, zonder wat al zo was toen het"
                + " account voor het eerst werd gezien; wat achteraf is verzameld, telt mee."
                + " Hersteld: van wat in de periode hersteld is, gerekend vanaf de laatste keer dat"
                + " het openging.",
            "Detection: of what was opened for the first time in the period, without what was so"
                + " when its account was first seen; what was collected afterwards counts too."
                + " Repair: of what was mended in the period, from the last time that it was"
                + " opened."));
  }

  private void spread(String name, Spread spread) {
    html.figures(
        name,
        words.number(spread.count()),
        words.duration(spread.median()),
        words.duration(spread.most()));
  }
}
