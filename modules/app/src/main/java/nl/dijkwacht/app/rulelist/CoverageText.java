package nl.dijkwacht.app.rulelist;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.app.rules.Count;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.FindingTable;
import nl.dijkwacht.app.terminal.Paint;
import nl.dijkwacht.core.signal.Level;

/** Coverage as a matrix: a line for each topic, a column for each level, and a bar for the sum. */
public final class CoverageText {

  private static final int WIDEST_BAR = 24;
  private static final int TOPIC = 14;
  private static final int CELL = 6;

  private final Paint paint;
  private final String unit;

  /**
   * @param unit what is counted, such as {@code rule}
   */
  public CoverageText(Paint paint, String unit) {
    this.paint = paint;
    this.unit = unit;
  }

  /**
   * The lines of a matrix.
   *
   * @param scheme its name, at the head
   */
  public List<String> of(String scheme, Coverage coverage) {
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder(left(scheme));
    for (Level level : levels()) {
      head.append(right(shortened(level)));
    }
    lines.add(paint.paint(Colour.BOLD, head + right("all")));
    int most = coverage.byTopic().values().stream().mapToInt(CoverageText::sum).max().orElse(1);
    coverage.byTopic().forEach((topic, counts) -> lines.add(line(topic, counts, most)));
    if (coverage.none() > 0) {
      lines.add(paint.paint(Colour.FAINT, Count.of(coverage.none(), unit) + " without"));
    }
    return lines;
  }

  private String line(String topic, Map<Level, Integer> counts, int most) {
    StringBuilder line = new StringBuilder(left(topic));
    for (Level level : levels()) {
      Integer count = counts.get(level);
      line.append(
          count == null
              ? paint.paint(Colour.FAINT, right("·"))
              : paint.paint(FindingTable.colour(level), right(count.toString())));
    }
    int sum = sum(counts);
    // At least one block, so that a single rule is seen too.
    int length = Math.max(1, Math.round((float) WIDEST_BAR * sum / most));
    return line + right(Integer.toString(sum)) + "  " + "█".repeat(length);
  }

  private static int sum(Map<Level, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static List<Level> levels() {
    List<Level> levels = new ArrayList<>(List.of(Level.values()));
    Collections.reverse(levels);
    return levels;
  }

  private static String shortened(Level level) {
    return switch (level) {
      case CRITICAL -> "crit";
      case HIGH -> "high";
      case MEDIUM -> "med";
      case LOW -> "low";
      case INFORMATIONAL -> "info";
    };
  }

  private static String left(String text) {
    return String.format("%-" + TOPIC + "s", text);
  }

  private static String right(String text) {
    return String.format("%" + CELL + "s", text);
  }
}
