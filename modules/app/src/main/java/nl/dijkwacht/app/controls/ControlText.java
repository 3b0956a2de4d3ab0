package nl.dijkwacht.app.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  /** Of what is told. What a control lacks in Dutch is told in English. */
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
    List<String> lines = new ArrayList<>();
    lines.add(
        paint.paint(
            Colour.BOLD,
            Terminal.plain(inLanguage(control.ref().dutchTitle()).orElse(control.ref().title()))));
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
    String why = inLanguage(control.ref().dutchDescription()).orElse(control.ref().description());
    lines.addAll(wrapped(why, ""));
    section(
        of("Looks at", "Kijkt naar"), List.copyOf(new TreeSet<>(control.resourceTypes())), lines);
    definition
        .applies()
        .ifPresent(
            applies ->
                section(
                    of("Is meant for those where", "Is bedoeld voor die waarbij"),
                    code(applies.source()),
                    lines));
    section(of("Asks that", "Eist dat"), code(definition.condition().source()), lines);
    section("Parameters", parameters(definition.parameters()), lines);
    section(of("To mend it", "Zo is het te herstellen"), remedy(definition), lines);
    section(of("Asked for by", "Gevraagd door"), askedBy(control), lines);
    section(
        of("Changed by", "Veranderd door"), List.copyOf(new TreeSet<>(control.changedBy())), lines);
    lines.add("");
    lines.add(
        paint.paint(
            Colour.FAINT,
            of(
                    "A new resource has %s to become so. It stands at %s.",
                    "Een nieuwe resource heeft %s om zo te worden. De maatregel staat in %s.")
                .formatted(control.grace(), Terminal.plain(definition.place().toString()))));
    return lines;
  }

  private String of(String english, String dutch) {
    return language == Language.NL ? dutch : english;
  }

  private <T> Optional<T> inLanguage(Optional<T> dutch) {
    return language == Language.NL ? dutch : Optional.empty();
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

  private List<String> remedy(ControlDefinition definition) {
    boolean dutch = language == Language.NL && !definition.remedyStepsNl().isEmpty();
    List<String> steps = dutch ? definition.remedyStepsNl() : definition.remedySteps();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      lines.add("%d. %s".formatted(i + 1, steps.get(i)));
    }
    definition.remedyCommand().ifPresent(command -> lines.addAll(command.strip().lines().toList()));
    return lines;
  }

  private List<String> askedBy(Control control) {
    List<String> lines = new ArrayList<>();
    for (Mapping.Framework framework : Mapping.Framework.values()) {
      List<String> references = ControlCoverage.references(control, framework);
      if (!references.isEmpty()) {
        lines.add(
            "%s %s (%s)"
                .formatted(
                    framework.label().toUpperCase(Locale.ROOT),
                    String.join(", ", references),
                    force(framework.force())));
      }
    }
    return lines;
  }

  private String force(Mapping.Force force) {
    return switch (force) {
      case LAW -> of("law", "wet");
      case STANDARD -> of("standard", "norm");
      case POLICY -> of("policy", "beleid");
    };
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
