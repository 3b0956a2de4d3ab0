package nl.dijkwacht.app.report;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import nl.dijkwacht.app.report.ScoreReport.Dimension;
import nl.dijkwacht.app.report.ScoreReport.Part;
import nl.dijkwacht.app.rules.Count;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Paint;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.controls.Mapping;
import nl.dijkwacht.reports.period.Score;

/** The score for people: the five headline controls first, all within 100 columns. */
public final class ScoreText {

  private static final int NAME = 36;
  private static final int BAR = 10;
  private static final int MOST_ACCOUNTS = 20;

  /** What of 100.0 is nearly all, and what is little; a colour, and no judgement. */
  private static final int MUCH = 900;

  private final Paint paint;
  private final boolean whole;

  /**
   * @param whole whether all accounts and articles are shown, or the first and those of the AVG
   */
  public ScoreText(Paint paint, boolean whole) {
    this.paint = paint;
    this.whole = whole;
  }

  /** The lines, without an end of line. */
  public List<String> of(ScoreReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        paint.paint(Colour.BOLD, "Technical control score: " + percent(report.all()))
            + " of the checks that could be made, of "
            + Count.of(report.resources(), "resource"));
    lines.add(
        paint.paint(
            Colour.FAINT,
            "As of %s. Unknown and suppressed results stand beside it and do not count."
                .formatted(report.at().truncatedTo(ChronoUnit.SECONDS))));
    lines.addAll(noted(report));
    add("HEADLINE CONTROL", report.of(Dimension.HEADLINE), lines);
    add("LEGAL ENTITY", report.of(Dimension.LEGAL_ENTITY), lines);
    addAccounts(report.of(Dimension.ACCOUNT), lines);
    add("FRAMEWORK", report.of(Dimension.FRAMEWORK), lines);
    addArticles(report.of(Dimension.ARTICLE), lines);
    lines.add("");
    lines.add(total("ALL", report.all()));
    return lines;
  }

  private List<String> noted(ScoreReport report) {
    List<String> notes = new ArrayList<>();
    if (report.unreadable() > 0) {
      notes.add(
          "The state of %s could not be read, and is left out."
              .formatted(Count.of(report.unreadable(), "resource")));
    }
    if (report.foreign() > 0) {
      notes.add(
          "%s of controls that are not known here are left out; look with the configuration of the"
                  .formatted(Count.of(report.foreign(), "result"))
              + " instances.");
    }
    return notes.stream().map(note -> paint.paint(Colour.YELLOW, note)).toList();
  }

  private void addAccounts(List<Part> accounts, List<String> lines) {
    List<Part> shown = whole ? accounts : accounts.stream().limit(MOST_ACCOUNTS).toList();
    add("ACCOUNT", shown, lines);
    if (shown.size() < accounts.size()) {
      lines.add(
          paint.paint(
              Colour.FAINT,
              "… and %,d more with better scores; --all shows them"
                  .formatted(accounts.size() - shown.size())));
    }
  }

  private void addArticles(List<Part> articles, List<String> lines) {
    String avg = Mapping.Framework.AVG.label();
    if (whole) {
      Set<String> frameworks =
          articles.stream().map(Part::about).collect(Collectors.toCollection(LinkedHashSet::new));
      frameworks.forEach(framework -> addArticles(framework, articles, lines));
    } else {
      addArticles(avg, articles, lines);
    }
  }

  private void addArticles(String framework, List<Part> articles, List<String> lines) {
    List<Part> meant =
        articles.stream()
            .filter(part -> part.about().equals(framework))
            .map(part -> new Part(part.name(), "", part.score()))
            .toList();
    add(framework.toUpperCase(Locale.ROOT) + " ARTICLE", meant, lines);
  }

  private void add(String heading, List<Part> parts, List<String> lines) {
    if (!parts.isEmpty()) {
      lines.add("");
      lines.add(paint.paint(Colour.BOLD, heading(heading)));
      parts.forEach(part -> lines.add(line(part)));
    }
  }

  private static String heading(String name) {
    return row(name, "SCORE", " ".repeat(BAR), "PASSED", "FAILED", "UNKNOWN", "SUPPRESSED");
  }

  private String line(Part part) {
    String about = part.about().isEmpty() ? "" : "  " + part.about();
    return total(Terminal.plain(part.name() + about), part.score());
  }

  private String total(String name, Score score) {
    String row =
        row(
            name,
            percent(score),
            bar(score),
            number(score.passed()),
            number(score.failed()),
            number(score.unknown()),
            number(score.suppressed()));
    return score.tenths().isEmpty()
        ? paint.paint(Colour.FAINT, row)
        : paint.paint(colour(score), row);
  }

  private static Colour colour(Score score) {
    int tenths = score.tenths().orElse(0);
    return score.failed() == 0 ? Colour.GREEN : tenths >= MUCH ? Colour.YELLOW : Colour.RED;
  }

  private static String percent(Score score) {
    return score.tenths().isEmpty() ? "-" : score.percent() + " %";
  }

  private static String number(long count) {
    return "%,d".formatted(count);
  }

  private static String bar(Score score) {
    int full = score.tenths().orElse(0) * BAR / 1_000;
    return score.tenths().isEmpty() ? " ".repeat(BAR) : "█".repeat(full) + "░".repeat(BAR - full);
  }

  private static String row(
      String name,
      String score,
      String bar,
      String passed,
      String failed,
      String unknown,
      String suppressed) {
    return "%-36s%9s  %s %10s%10s%10s%11s"
        .formatted(Terminal.cut(name, NAME), score, bar, passed, failed, unknown, suppressed);
  }
}
