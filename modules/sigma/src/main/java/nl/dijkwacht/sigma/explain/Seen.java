package nl.dijkwacht.sigma.explain;

import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.sigma.match.NodeText;
import nl.dijkwacht.sigma.match.ValueTest;

/**
 * What a record has in a field.
 *
 * @param field its dotted path; empty for the whole record
 * @param values the first of them, each cut to a length that people can read; none if the field is
 *     missing
 * @param total how many there are
 */
public record Seen(String field, List<Value> values, int total) {

  private static final int MOST = 20;
  private static final int LONGEST = 1_000;

  /**
   * A value.
   *
   * @param kind tells a null from the text "null"
   * @param text as Sigma sees it
   */
  public record Value(JsonKind kind, String text) {}

  public Seen {
    values = List.copyOf(values);
  }

  static Seen at(FieldPath field, JsonTape tape) {
    List<Integer> nodes = new ArrayList<>();
    field.any(
        tape,
        (same, node) -> {
          nodes.add(node);
          return false;
        });
    return of(field.toString(), nodes, tape);
  }

  /** The keys and values, wherever they stand, that pass a test. */
  static Seen anywhere(ValueTest test, JsonTape tape) {
    List<Integer> nodes = new ArrayList<>();
    for (int node = 0; node < tape.next(tape.root()); node++) {
      if (!isContainer(tape.kind(node)) && test.test(tape, node)) {
        nodes.add(node);
      }
    }
    return of("", nodes, tape);
  }

  private static Seen of(String field, List<Integer> nodes, JsonTape tape) {
    List<Value> values =
        nodes.stream()
            .limit(MOST)
            .map(node -> new Value(tape.kind(node), text(tape, node)))
            .toList();
    return new Seen(field, values, nodes.size());
  }

  private static String text(JsonTape tape, int node) {
    String text = NodeText.of(tape, node);
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  private static boolean isContainer(JsonKind kind) {
    return kind == JsonKind.OBJECT || kind == JsonKind.ARRAY;
  }
}
