package nl.dijkwacht.sigma.cases;

import java.nio.charset.StandardCharsets;
import nl.dijkwacht.documents.Place;

/** Lines and columns of a text in JSON. */
record JsonPlaces(String source, byte[] json) {

  /**
   * @param offset of a byte; one beyond the end counts as the end
   */
  Place at(int offset) {
    int end = Math.min(offset, json.length);
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < end; i++) {
      if (json[i] == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    String before = new String(json, lineStart, end - lineStart, StandardCharsets.UTF_8);
    return new Place(source, line, before.codePointCount(0, before.length()) + 1);
  }
}
