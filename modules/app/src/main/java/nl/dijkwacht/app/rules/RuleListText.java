package nl.dijkwacht.app.rules;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nl.dijkwacht.app.terminal.Articles;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.FindingTable;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.core.Level;
import nl.dijkwacht.sigma.RuleHead;

/** Rules for people: a line each, the gravest first, and a matrix of what they cover. */
public final class RuleListText {

  private static final int TITLE = 60;
  private static final int NAME = 16;
  private static final int CELL = 5;
  private static final List<Level> GRAVEST_FIRST =
      Arrays.stream(Level.values()).sorted(Comparator.reverseOrder()).toList();

  private final Terminal terminal;

  public RuleListText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints a line for each rule. */
  public void rules(List<RuleHead> rules) {
    rules.stream()
        .sorted(
            Comparator.comparing((RuleHead rule) -> rule.ref().level())
                .reversed()
                .thenComparing(rule -> rule.ref().title()))
        .forEach(this::rule);
    terminal.line("");
  }

  private void rule(RuleHead rule) {
    Level level = rule.ref().level();
    String title = Terminal.cut(Terminal.plain(rule.ref().title()), TITLE);
    terminal.line(
        terminal.paint(FindingTable.colour(level), "%-13s".formatted(level.label()))
            + "  %-60s  ".formatted(title)
            + terminal.paint(Colour.FAINT, Terminal.plain(String.join(" ", rule.ref().tags()))));
  }

  /** Prints both matrices. */
  public void coverage(Coverage coverage) {
    matrix("AVG ARTICLE", coverage.articles());
    matrix("MITRE TECHNIQUE", coverage.techniques());
  }

  private void matrix(String heading, Map<String, Map<Level, Integer>> counts) {
    String levels =
        GRAVEST_FIRST.stream()
            .map(level -> "%5.4s".formatted(level.label()))
            .collect(Collectors.joining());
    terminal.line(terminal.paint(Colour.BOLD, "%-16s%s  all".formatted(heading, levels)));
    counts.forEach((tag, byLevel) -> terminal.line(row(tag, byLevel)));
    terminal.line("");
  }

  private String row(String tag, Map<Level, Integer> byLevel) {
    int all = byLevel.values().stream().mapToInt(Integer::intValue).sum();
    StringBuilder row = new StringBuilder();
    String name = Terminal.cut(Terminal.plain(name(tag)), NAME - 1);
    row.append(name).append(" ".repeat(NAME - name.length()));
    for (Level level : GRAVEST_FIRST) {
      int count = byLevel.getOrDefault(level, 0);
      String cell = ("%" + CELL + "s").formatted(count == 0 ? "·" : Integer.toString(count));
      row.append(terminal.paint(count == 0 ? Colour.FAINT : FindingTable.colour(level), cell));
    }
    return row.append("%5d  ".formatted(all)).append("█".repeat(Math.min(all, 30))).toString();
  }

  private static String name(String tag) {
    String article = Articles.of(List.of(tag));
    return article.isEmpty()
        ? tag.substring(tag.indexOf('.') + 1).toUpperCase(Locale.ROOT)
        : article.substring("AVG ".length());
  }
}
