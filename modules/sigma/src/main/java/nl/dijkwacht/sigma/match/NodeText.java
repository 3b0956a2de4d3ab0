package nl.dijkwacht.sigma.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;

/** The text that Sigma sees in a value. */
final class NodeText {

  private NodeText() {}

  /** A string's characters, a container's compact JSON, everything else as it stands. */
  static String of(JsonTape tape, int node) {
    return isContainer(tape, node)
        ? new String(compact(tape, node), StandardCharsets.UTF_8)
        : tape.text(node);
  }

  static boolean isContainer(JsonTape tape, int node) {
    JsonKind kind = tape.kind(node);
    return kind == JsonKind.OBJECT || kind == JsonKind.ARRAY;
  }

  /** The JSON of a container without the white space between its tokens. */
  static byte[] compact(JsonTape tape, int node) {
    byte[] bytes = tape.bytes();
    byte[] compact = new byte[tape.end(node) - tape.start(node)];
    int size = 0;
    boolean inString = false;
    for (int i = tape.start(node); i < tape.end(node); i++) {
      byte c = bytes[i];
      if (inString && c == '\\') {
        compact[size++] = c;
        c = bytes[++i];
      } else if (c == '"') {
        inString = !inString;
      }
      if (inString || (c != ' ' && c != '\n' && c != '\r' && c != '\t')) {
        compact[size++] = c;
      }
    }
    return size == compact.length ? compact : Arrays.copyOf(compact, size);
  }
}
