package nl.dijkwacht.reports;

import java.util.List;
import nl.dijkwacht.reports.period.HeadlineScore;
import nl.dijkwacht.reports.period.PeriodReport;
import nl.dijkwacht.reports.period.ReportedScore;
import nl.dijkwacht.reports.period.Score;

/** The score: the five headline controls, articles, accounts. */
record ReportScorePart(PeriodReport report, ReportWords words, Html html) {

  private static final int BAR = 120;
  private static final int BAR_HEIGHT = 12;
  private static final int ALL = 1_000;

  void write() {
    headlines();
    scores(
        words
            .of("Score per artikel van %s", "Score by article of %s")
            .formatted(words.framework(report.framework())),
        words.of("Artikel", "Article"),
        report.scores().articles().stream().map(this::explained).toList());
    scores(
        words.of("Score per account", "Score by account"),
        words.of("Account", "Account"),
        report.scores().accounts());
  }

  private void headlines() {
    html.section(words.of("De vijf kernmaatregelen", "The five headline controls"));
    html.open(Tag.TABLE);
    html.headings(
        words.of("Maatregel", "Control"),
        words.of("Score", "Score"),
        words.of("Resources", "Resources"),
        words.of("Voldoen", "Pass"),
        words.of("Voldoen niet", "Fail"),
        words.of("Onbekend", "Unknown"),
        words.of("Uitzondering", "Exception"));
    html.open(Tag.TBODY);
    report.scores().headlines().forEach(this::headline);
    html.close(Tag.TBODY).close(Tag.TABLE);
    html.element(
        Tag.P,
        Html.Look.SMALL,
        words.of(
            "De score telt controles, de andere kolommen tellen resources. In de balk: voldoen"
                + " (groen), voldoen niet (rood), uitzondering (geel), onbekend (grijs).",
            "The score counts checks, the other columns count resources. In the bar: pass (green),"
                + " fail (red), exception (yellow), unknown (grey)."));
  }

  private void headline(HeadlineScore headline) {
    html.open(Tag.TR).element(Tag.TH, words.headline(headline.name()));
    number(words.percent(headline.score()));
    html.open(Tag.TD).drawing(bar(headline)).close(Tag.TD);
    number(words.number(headline.passing()));
    number(words.number(headline.failing()));
    number(words.number(headline.unknown()));
    number(words.number(headline.suppressed()));
    html.close(Tag.TR);
  }

  private void number(String number) {
    html.element(Tag.TD, Html.Look.NUMBER, number);
  }

  private static Svg bar(HeadlineScore headline) {
    long all = headline.passing() + headline.failing() + headline.unknown() + headline.suppressed();
    Svg svg = Svg.decoration(BAR, BAR_HEIGHT).rectangle(0, 0, BAR, BAR_HEIGHT, Svg.Ink.GRID);
    long before = 0;
    before = part(svg, before, headline.passing(), all, Svg.Ink.GREEN);
    before = part(svg, before, headline.failing(), all, Svg.Ink.RED);
    before = part(svg, before, headline.suppressed(), all, Svg.Ink.AMBER);
    part(svg, before, headline.unknown(), all, Svg.Ink.GREY);
    return svg;
  }

  /** What is there is seen, however little. */
  private static long part(Svg svg, long before, long count, long all, Svg.Ink ink) {
    if (count > 0) {
      int from = Math.toIntExact(before * BAR / all);
      int to = Math.toIntExact((before + count) * BAR / all);
      int width = Math.max(2, to - from);
      svg.rectangle(Math.min(from, BAR - 2), 0, width, BAR_HEIGHT, ink);
    }
    return before + count;
  }

  private ReportedScore explained(ReportedScore article) {
    return report.framework().equals("avg")
        ? new ReportedScore(
            article.name(), new ArticleNames(words.words()).of(article.name()), article.score())
        : article;
  }

  private void scores(String title, String what, List<ReportedScore> scores) {
    html.section(title);
    if (scores.isEmpty()) {
      html.element(Tag.P, words.of("Er is niets dat meetelt.", "There is nothing that counts."));
      return;
    }
    html.open(Tag.TABLE);
    html.headings(
        what,
        words.of("Score", "Score"),
        words.of("Verdeling", "Share"),
        words.of("Geslaagd", "Passed"),
        words.of("Niet geslaagd", "Failed"),
        words.of("Onbekend", "Unknown"),
        words.of("Uitzondering", "Exception"));
    html.open(Tag.TBODY);
    scores.stream().limit(PeriodReport.MOST_LISTED).forEach(this::score);
    html.close(Tag.TBODY).close(Tag.TABLE);
  }

  private void score(ReportedScore line) {
    Score score = line.score();
    int passed = score.tenths().orElse(0) * BAR / ALL;
    Svg bar = Svg.decoration(BAR, BAR_HEIGHT).rectangle(0, 0, BAR, BAR_HEIGHT, Svg.Ink.GRID);
    if (score.tenths().isPresent()) {
      bar.rectangle(0, 0, passed, BAR_HEIGHT, Svg.Ink.GREEN)
          .rectangle(passed, 0, BAR - passed, BAR_HEIGHT, Svg.Ink.RED);
    }
    html.open(Tag.TR)
        .element(Tag.TH, line.about().isEmpty() ? line.name() : line.name() + " " + line.about());
    number(words.percent(score));
    html.open(Tag.TD).drawing(bar).close(Tag.TD);
    number(words.number(score.passed()));
    number(words.number(score.failed()));
    number(words.number(score.unknown()));
    number(words.number(score.suppressed()));
    html.close(Tag.TR);
  }
}
