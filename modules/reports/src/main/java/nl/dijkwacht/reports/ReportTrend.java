package nl.dijkwacht.reports;

import java.util.List;
import nl.dijkwacht.reports.period.PeriodReport;
import nl.dijkwacht.reports.period.TrendPoint;

/** How many findings stood at each day's, week's or month's end. */
record ReportTrend(PeriodReport report, ReportWords words, Html html) {

  private static final int WIDTH = 860;
  private static final int HEIGHT = 220;
  private static final int LEFT = 48;
  private static final int TOP = 28;
  private static final int BOTTOM = 190;
  private static final int LABELS = 7;
  private static final int LABEL = 80;

  void write() {
    html.section(words.of("Verloop over de periode", "Trend over the period"));
    List<TrendPoint> points = report.findings().trend();
    if (points.isEmpty()) {
      html.element(
          Tag.P, words.of("De periode is nog niet begonnen.", "The period has not begun yet."));
      return;
    }
    html.drawing(chart(points));
    table(points);
    notes(points);
  }

  private Svg chart(List<TrendPoint> points) {
    long top = top(points.stream().mapToLong(TrendPoint::open).max().orElse(0));
    Svg svg =
        Svg.picture(
            WIDTH,
            HEIGHT,
            words.of("Open bevindingen", "Open findings"),
            points.stream()
                .map(this::sentence)
                .reduce("", (one, other) -> one.isEmpty() ? other : one + "; " + other));
    for (int quarter = 0; quarter <= 4; quarter++) {
      long value = top * quarter / 4;
      int y = y(value, top);
      svg.line(LEFT, y, WIDTH, y, Svg.Ink.GRID).text(LEFT - 6, y + 4, true, words.number(value));
    }
    int step = (WIDTH - LEFT) / points.size();
    int each = Math.max(1, (points.size() + LABELS - 1) / LABELS);
    for (int i = 0; i < points.size(); i++) {
      TrendPoint point = points.get(i);
      int x = LEFT + i * step + step / 6;
      int width = Math.max(2, Math.min(48, step * 2 / 3));
      bar(svg, x, width, point.open(), top, point.watched() ? Svg.Ink.BLUE : Svg.Ink.GREY);
      bar(svg, x, width, point.grave(), top, Svg.Ink.RED);
      if (i % each == 0) {
        boolean last = x > WIDTH - LABEL;
        svg.text(last ? WIDTH : x, BOTTOM + 18, last, words.day(point.day()));
      }
    }
    legend(svg);
    return svg;
  }

  /** The next number whose quarters are round. */
  private static long top(long most) {
    long step = 4;
    while (step * 10 < most) {
      step *= 10;
    }
    return Math.max(step, (most + step - 1) / step * step);
  }

  private void legend(Svg svg) {
    svg.rectangle(LEFT, 4, 12, 12, Svg.Ink.RED)
        .text(LEFT + 18, 14, false, words.of("hoog en kritiek", "high and critical"))
        .rectangle(LEFT + 150, 4, 12, 12, Svg.Ink.BLUE)
        .text(LEFT + 168, 14, false, words.of("lager", "lower"))
        .rectangle(LEFT + 230, 4, 12, 12, Svg.Ink.GREY)
        .text(
            LEFT + 248,
            14,
            false,
            words.of("lager, achteraf verzameld", "lower, collected afterwards"));
  }

  private static void bar(Svg svg, int x, int width, long value, long top, Svg.Ink ink) {
    int y = y(value, top);
    if (value > 0) {
      svg.rectangle(x, y, width, BOTTOM - y, ink);
    }
  }

  private static int y(long value, long top) {
    return BOTTOM - Math.toIntExact(value * (BOTTOM - TOP) / top);
  }

  private String sentence(TrendPoint point) {
    return words
        .of("%s: %s open, waarvan %s hoog of kritiek", "%s: %s open, of which %s high or critical")
        .formatted(words.day(point.day()), words.number(point.open()), words.number(point.grave()));
  }

  /** The same in figures, for who cannot see or copy a drawing. */
  private void table(List<TrendPoint> points) {
    html.open(Tag.TABLE);
    html.headings(
        words.of("Aan het eind van", "At the end of"),
        words.of("Open", "Open"),
        words.of("Hoog en kritiek", "High and critical"),
        words.of("Werd er gekeken", "Was watched"));
    html.open(Tag.TBODY);
    points.forEach(
        point ->
            html.figures(
                words.day(point.day()),
                words.number(point.open()),
                words.number(point.grave()),
                words.words().yes(point.watched())));
    html.close(Tag.TBODY).close(Tag.TABLE);
  }

  private void notes(List<TrendPoint> points) {
    if (points.stream().anyMatch(point -> !point.watched())) {
      html.element(
          Tag.P,
          Html.Look.WARNING,
          words
              .of(
                  "Vóór %s keek Dijkwacht voor zover bekend niet. De punten van daarvoor tellen"
                      + " alleen wat later alsnog is verzameld; werkelijk kan er meer open zijn"
                      + " geweest.",
                  "As far as is known, Dijkwacht did not watch before %s. The points before that"
                      + " count only what was collected afterwards; more may have been open.")
              .formatted(
                  report.findings().watchedSince() == null
                      ? words.time(report.at())
                      : words.time(report.findings().watchedSince())));
    }
    html.element(
        Tag.P,
        Html.Look.SMALL,
        words.of(
            "Van een bevinding die heropend is, wordt alleen de laatste keer bewaard. Wat nu onder"
                + " een uitzondering valt, telt in het hele verloop niet mee.",
            "Of a finding that was reopened, only the last time is kept. What an exception covers"
                + " now does not count in all of the trend."));
    if (report.findings().notKept() > 0) {
      html.element(
          Tag.P,
          Html.Look.WARNING,
          words
              .of(
                  "Na de periode heropend, zodat niet bekend is hoe zij er aan het eind voor"
                      + " stonden: %s.",
                  "Reopened after the period, so that it is not known how they stood at its end:"
                      + " %s.")
              .formatted(words.number(report.findings().notKept())));
    }
  }
}
