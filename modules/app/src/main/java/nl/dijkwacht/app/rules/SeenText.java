package nl.dijkwacht.app.rules;

import java.util.List;
import java.util.stream.Collectors;
import nl.dijkwacht.app.terminal.Terminal;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.sigma.explain.Seen;

/** What a record has in the fields of a line, in a few words that are safe on a terminal. */
final class SeenText {

  private static final int LONGEST = 200;
  private static final int MOST = 5;

  private SeenText() {}

  /** {@code saw GetObject}; of several fields each with its name. */
  static String of(List<Seen> seen) {
    return "saw "
        + seen.stream()
            .map(one -> (seen.size() > 1 ? Terminal.plain(one.field()) + " " : "") + values(one))
            .collect(Collectors.joining(", "));
  }

  private static String values(Seen seen) {
    if (seen.values().isEmpty()) {
      return seen.field().isEmpty() ? "it nowhere" : "no such field";
    }
    int shown = Math.min(MOST, seen.values().size());
    String values =
        seen.values().stream().limit(MOST).map(SeenText::value).collect(Collectors.joining(", "));
    return seen.total() == shown
        ? values
        : "%s and %,d more".formatted(values, seen.total() - shown);
  }

  /** A text that could be taken for something else stands in quotes. */
  private static String value(Seen.Value value) {
    String text = Terminal.cut(Terminal.escaped(value.text()), LONGEST);
    boolean ambiguous = text.isBlank() || text.equals("null") || text.equals("no such field");
    return value.kind() == JsonKind.STRING && ambiguous ? "'" + text + "'" : text;
  }
}
