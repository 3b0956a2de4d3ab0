package nl.dijkwacht.controls.calls;

import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.json.FieldPath;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;

/** The texts that stand at a path in an event. */
public final class PathTexts {

  private PathTexts() {}

  /** The strings and numbers there, and the strings of lists. */
  public static List<String> all(JsonTape tape, FieldPath path) {
    List<String> texts = new ArrayList<>();
    path.any(
        tape,
        (of, node) -> {
          add(of, node, texts);
          return false;
        });
    return texts;
  }

  private static void add(JsonTape tape, int node, List<String> texts) {
    JsonKind kind = tape.kind(node);
    if (kind == JsonKind.STRING || kind == JsonKind.NUMBER) {
      texts.add(tape.text(node));
    } else if (kind == JsonKind.ARRAY) {
      int end = tape.next(node);
      for (int item = node + 1; item < end; item = tape.next(item)) {
        if (tape.kind(item) == JsonKind.STRING) {
          texts.add(tape.text(item));
        }
      }
    }
  }
}
