package nl.dijkwacht.app.backtest;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.rules.Count;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Paint;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.core.trail.Principal;

/** A backtest as a bar chart, for people. */
public final class BacktestText {

  private static final String COLUMNS = "%-10s  %12s  %9s";
  private static final int NARROWEST_BAR = 5;
  private static final int MOST_ROWS = 10;

  private final Paint paint;
  private final int widestBar;

  /**
   * @param width of the lines, in columns
   */
  public BacktestText(Paint paint, int width) {
    this.paint = paint;
    this.widestBar = Math.max(NARROWEST_BAR, width - COLUMNS.formatted("", "", "").length() - 2);
  }

  /** The lines: a day each, then who it was. */
  public List<String> of(Backtest backtest) {
    List<String> lines = new ArrayList<>();
    lines.add(paint.paint(Colour.BOLD, COLUMNS.formatted("DAY (UTC)", "EVENTS", "MATCHES")));
    LocalDate expected = null;
    for (Map.Entry<LocalDate, Backtest.Day> day : backtest.days().entrySet()) {
      if (expected != null && expected.isBefore(day.getKey())) {
        // However long: one wrong date must not make a million lines.
        long without = ChronoUnit.DAYS.between(expected, day.getKey());
        String gap = Count.of(without, "day") + " without events";
        lines.add(paint.paint(Colour.FAINT, "%-10s  %s".formatted("…", gap)));
      }
      lines.add(line(day.getKey(), day.getValue(), backtest.mostOfADay()));
      expected = day.getKey().plusDays(1);
    }
    lines.addAll(most("ACCOUNT", accounts(backtest)));
    lines.addAll(most("PRINCIPAL", kinds(backtest)));
    return lines;
  }

  private String line(LocalDate date, Backtest.Day day, long most) {
    String start =
        COLUMNS.formatted(date, "%,d".formatted(day.events()), "%,d".formatted(day.matches()));
    if (day.matches() == 0) {
      return paint.paint(Colour.FAINT, start);
    }
    // At least one block, so that a single match is seen too.
    long length = Math.max(1, Math.round((double) widestBar * day.matches() / most));
    return start + "  " + paint.paint(Colour.YELLOW, "█".repeat((int) length));
  }

  private record Row(String name, long matches) {}

  private static List<Row> accounts(Backtest backtest) {
    return backtest.byAccount().entrySet().stream()
        .map(e -> new Row(e.getKey().isEmpty() ? "(not told)" : e.getKey(), e.getValue()))
        .toList();
  }

  private static List<Row> kinds(Backtest backtest) {
    return backtest.byKind().entrySet().stream()
        .map(e -> new Row(words(e.getKey()), e.getValue()))
        .toList();
  }

  private static String words(Principal.Kind kind) {
    return switch (kind) {
      case ROOT -> "root";
      case IAM_USER -> "IAM user";
      case ROLE -> "role";
      case PERSON_IN_ROLE -> "person in a role";
      case FEDERATED_USER -> "federated user";
      case IDENTITY_CENTER_USER -> "Identity Center user";
      case AWS_SERVICE -> "AWS service";
      case OTHER_ACCOUNT -> "other account";
      case ANONYMOUS -> "anonymous";
      case UNKNOWN -> "unknown";
    };
  }

  private List<String> most(String name, List<Row> rows) {
    List<String> lines = new ArrayList<>();
    if (rows.isEmpty()) {
      return lines;
    }
    lines.add("");
    lines.add(paint.paint(Colour.BOLD, "%-24s %9s".formatted(name, "MATCHES")));
    rows.stream()
        .sorted(Comparator.comparingLong(Row::matches).reversed())
        .limit(MOST_ROWS)
        .map(row -> "%-24s %,9d".formatted(Terminal.plain(row.name()), row.matches()))
        .forEach(lines::add);
    if (rows.size() > MOST_ROWS) {
      lines.add("… and %,d more".formatted(rows.size() - MOST_ROWS));
    }
    return lines;
  }
}
