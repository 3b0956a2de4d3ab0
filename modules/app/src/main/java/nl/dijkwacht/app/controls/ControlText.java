package nl.dijkwacht.app.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.FindingTable;
import nl.dijkwacht.app.terminal.Paint;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.controls.ControlDefinition;
import nl.dijkwacht.controls.Headline;
import nl.dijkwacht.controls.Mapping;

/** What a control is, for people. */
public final class ControlText {

  /** Of the title. */
  public enum Language {
    EN,
    NL
  }

  private static final String INDENT = "  ";

  private final Paint paint;
  private final int width;
  private final Language language;

  /**
   * @param width columns to keep to
   */
  public ControlText(Paint paint, int width, Language language) {
    this.paint = paint;
    this.width = width;
    this.language = language;
  }

  /** Its title and id. */
  public List<String> title(ControlDefinition definition) {
    Control control = definition.control();
    boolean dutch = language == Language.NL && !control.titleNl().isBlank();
    List<String> lines = new ArrayList<>();
    lines.add(
        paint.paint(
            Colour.BOLD, Terminal.plain(dutch ? control.titleNl() : control.ref().title())));
    lines.add(
        Terminal.plain(control.id())
            + ", "
            + paint.paint(FindingTable.colour(control.ref().level()), control.ref().level().label())
            + control.headline().map(Headline::label).map(label -> ", " + label).orElse(""));
    return lines;
  }

  /** All of it. */
  public List<String> whole(ControlDefinition definition) {
    Control control = definition.control();
    List<String> lines = new ArrayList<>(title(definition));
    lines.add("");
    lines.addAll(wrapped(control.ref().description(), ""));
    section("Looks at", List.copyOf(new TreeSet<>(control.resourceTypes())), lines);
    definition
        .applies()
        .ifPresent(applies -> section("Is meant for those where", code(applies.source()), lines));
    section("Asks that", code(definition.condition().source()), lines);
    section("Parameters", parameters(definition.parameters()), lines);
    section("To mend it", remedy(definition), lines);
    section("Asked for by", askedBy(control), lines);
    section("Changed by", List.copyOf(new TreeSet<>(control.changedBy())), lines);
    lines.add("");
    lines.add(
        paint.paint(
            Colour.FAINT,
            "A new resource has %s to become so. It stands at %s."
                .formatted(control.grace(), Terminal.plain(definition.place().toString()))));
    return lines;
  }

  private void section(String heading, List<String> content, List<String> lines) {
    if (!content.isEmpty()) {
      lines.add("");
      lines.add(paint.paint(Colour.BOLD, heading));
      content.forEach(line -> lines.addAll(wrapped(line, INDENT)));
    }
  }

  /** Line by line, as it was written. */
  private static List<String> code(String source) {
    return source.strip().lines().toList();
  }

  private static List<String> parameters(Map<String, Object> parameters) {
    List<String> lines = new ArrayList<>();
    new TreeMap<>(parameters).forEach((name, value) -> lines.add(name + ": " + value));
    return lines;
  }

  private static List<String> remedy(ControlDefinition definition) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < definition.remedySteps().size(); i++) {
      lines.add("%d. %s".formatted(i + 1, definition.remedySteps().get(i)));
    }
    definition.remedyCommand().ifPresent(command -> lines.addAll(command.strip().lines().toList()));
    return lines;
  }

  private static List<String> askedBy(Control control) {
    List<String> lines = new ArrayList<>();
    for (Mapping.Framework framework : Mapping.Framework.values()) {
      List<String> references = ControlCoverage.references(control, framework);
      if (!references.isEmpty()) {
        lines.add(
            "%s %s (%s)"
                .formatted(
                    framework.label().toUpperCase(Locale.ROOT),
                    String.join(", ", references),
                    framework.force().name().toLowerCase(Locale.ROOT)));
      }
    }
    return lines;
  }

  /** A text on lines that fit, broken between words. */
  private List<String> wrapped(String text, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent + leading(text));
    boolean empty = true;
    for (String word : Terminal.plain(text).strip().split("\\s+")) {
      if (!empty && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent + INDENT);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }

  /** The indent that it has already, such as a line of code. */
  private static String leading(String text) {
    return text.substring(0, text.length() - text.stripLeading().length());
  }
}
