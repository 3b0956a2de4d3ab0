package nl.dijkwacht.app.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.Paint;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.sigma.explain.Explanation;
import nl.dijkwacht.sigma.explain.Explanation.Group;
import nl.dijkwacht.sigma.explain.Explanation.Line;
import nl.dijkwacht.sigma.explain.Explanation.Test;

/**
 * An explanation for people: a line for each part, indented as the parts lie in one another, with
 * an arrow at those that decided.
 */
public final class ExplanationText {

  private static final String ARROW = " ←";
  private static final String INDENT = "  ";

  private final Paint paint;
  private final int width;

  /**
   * @param width columns to keep to
   */
  public ExplanationText(Paint paint, int width) {
    this.paint = paint;
    this.width = width;
  }

  /** The lines, without an end of line. */
  public List<String> of(Explanation explanation) {
    List<String> lines = new ArrayList<>();
    add(explanation, true, "", lines);
    return lines;
  }

  private void add(Explanation part, boolean decides, String indent, List<String> lines) {
    if (part instanceof Line line) {
      addLine(line, decides, indent, lines);
    } else if (part instanceof Group group) {
      lines.add(painted(part, decides, indent + mark(part) + title(group)));
      for (Explanation inner : group.parts()) {
        add(inner, decides && group.isDecidedBy(inner), indent + INDENT, lines);
      }
    }
  }

  private void addLine(Line line, boolean decides, String indent, List<String> lines) {
    String arrow = decides ? ARROW : "";
    String asked = Terminal.cut(indent + mark(line) + asked(line), width - arrow.length());
    String saw = SeenText.of(line.seen()) + which(line);
    if (asked.length() + saw.length() + 2 + arrow.length() <= width) {
      lines.add(painted(line, decides, asked) + "  " + faint(saw) + arrow);
    } else {
      lines.add(painted(line, decides, asked) + arrow);
      lines.add(faint(Terminal.cut(indent + INDENT + saw, width)));
    }
  }

  private static String title(Group group) {
    String joined =
        switch (group.join()) {
          case ALL -> "all of these";
          case ANY -> "any of these";
          case NOT -> "not";
        };
    return group.name().isEmpty()
        ? joined
        : Terminal.plain(group.name())
            + (group.parts().size() > 1 && group.join() == Explanation.Join.ANY ? " (any)" : "");
  }

  private static String asked(Line line) {
    String values =
        line.values().stream()
            .map(value -> value.isBlank() ? "'" + value + "'" : Terminal.plain(value))
            .collect(Collectors.joining(line.allNeeded() ? " and " : " or "));
    String key = line.key().isEmpty() ? "anywhere" : Terminal.plain(line.key());
    return values.isEmpty() ? key : key + ": " + values;
  }

  /** Of several values, those that made the difference. */
  private static String which(Line line) {
    boolean lacking = line.allNeeded();
    List<String> values =
        line.tests().stream()
            .filter(test -> test.fits() != lacking)
            .map(Test::value)
            .map(Terminal::plain)
            .toList();
    if (values.isEmpty()) {
      return "";
    }
    return (lacking ? ", which lacks " : ", which fits ") + String.join(", ", values);
  }

  private static String mark(Explanation part) {
    return part.holds() ? "✓ " : "✗ ";
  }

  private String painted(Explanation part, boolean decides, String text) {
    if (!decides) {
      return text;
    }
    return paint.paint(part.holds() ? Colour.GREEN : Colour.RED, text);
  }

  private String faint(String text) {
    return paint.paint(Colour.FAINT, text);
  }
}
