package nl.dijkwacht.sigma.match;

import java.nio.charset.StandardCharsets;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;

/** The text that Sigma sees in a value. */
public final class NodeText {

  private NodeText() {}

  /** A string's characters, a container's compact JSON, everything else as it stands. */
  public static String of(JsonTape tape, int node) {
    return isContainer(tape, node)
        ? new String(compact(tape, node), StandardCharsets.UTF_8)
        : tape.text(node);
  }

  static boolean isContainer(JsonTape tape, int node) {
    JsonKind kind = tape.kind(node);
    return kind == JsonKind.OBJECT || kind == JsonKind.ARRAY;
  }

  /** A container's JSON as {@link CompactJson} writes it. */
  static byte[] compact(JsonTape tape, int node) {
    return new CompactJson(tape.bytes(), tape.start(node), tape.end(node)).write();
  }
}
