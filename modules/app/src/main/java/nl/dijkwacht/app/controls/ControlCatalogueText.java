package nl.dijkwacht.app.controls;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.dijkwacht.app.rules.Count;
import nl.dijkwacht.app.terminal.Colour;
import nl.dijkwacht.app.terminal.FindingTable;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.controls.Headline;
import nl.dijkwacht.controls.Mapping;

/** A line for each control, for people: the headline controls first, then the rest by service. */
public final class ControlCatalogueText {

  private static final String COLUMNS = "%-9s %-47s %-27s %s";
  private static final int LEVEL = 9;
  private static final int ID = 47;
  private static final int TYPES = 27;

  private final Terminal terminal;

  public ControlCatalogueText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints what there is. */
  public void print(List<Control> controls) {
    terminal.line(
        terminal.paint(
            Colour.BOLD, COLUMNS.formatted("LEVEL", "CONTROL", "RESOURCES", "AVG ARTICLE")));
    for (Headline headline : Headline.values()) {
      group(
          headline.label().replace('-', ' '),
          controls.stream()
              .filter(control -> control.headline().filter(headline::equals).isPresent())
              .toList());
    }
    Map<String, List<Control>> byService =
        controls.stream()
            .filter(control -> control.headline().isEmpty())
            .collect(
                Collectors.groupingBy(
                    ControlCatalogueText::service, TreeMap::new, Collectors.toList()));
    byService.forEach(this::group);
    terminal.line("");
    terminal.line(Count.of(controls.size(), "control") + ".");
  }

  /** An id begins with it. */
  private static String service(Control control) {
    return control.id().replaceFirst("-.*", "");
  }

  private void group(String name, List<Control> controls) {
    if (!controls.isEmpty()) {
      terminal.line("");
      String title = "%s (%d)".formatted(name.toUpperCase(Locale.ROOT), controls.size());
      terminal.line(terminal.paint(Colour.CYAN, Terminal.plain(title)));
      controls.forEach(this::line);
    }
  }

  private void line(Control control) {
    String types =
        control.resourceTypes().stream()
            .map(type -> type.replaceFirst("^AWS::", ""))
            .sorted()
            .collect(Collectors.joining(", "));
    String text =
        COLUMNS.formatted(
            Terminal.cut(control.ref().level().label(), LEVEL),
            Terminal.cut(Terminal.plain(control.id()), ID),
            Terminal.cut(Terminal.plain(types), TYPES),
            Terminal.plain(
                String.join(", ", ControlCoverage.references(control, Mapping.Framework.AVG))));
    terminal.line(terminal.paint(FindingTable.colour(control.ref().level()), text.stripTrailing()));
  }
}
