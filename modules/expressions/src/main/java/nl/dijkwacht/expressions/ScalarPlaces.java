package nl.dijkwacht.expressions;

import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Scalar;

/**
 * Where the characters of a scalar stand in its file. A block scalar loses its indentation and its
 * line ends, so characters are found by counting those that are not blank.
 */
final class ScalarPlaces {

  private final String file;
  private final Scalar scalar;

  ScalarPlaces(String file, Scalar scalar) {
    this.file = file;
    this.scalar = scalar;
  }

  /**
   * @param offset in the scalar's text, in code points
   */
  Place at(int offset) {
    int[] text = scalar.text().codePoints().toArray();
    int[] lines = file.codePoints().toArray();
    int at = start(lines);
    if (at >= lines.length) {
      return scalar.place();
    }
    int line = scalar.place().line();
    int lineStart = at - scalar.place().column() + 1;
    if (lines[at] == '|' || lines[at] == '>') {
      while (at < lines.length && lines[at] != '\n') {
        at++;
      }
    }
    int next = firstShown(text, 0);
    int target = firstShown(text, Math.min(offset, text.length));
    for (; at < lines.length; at++) {
      if (lines[at] == '\n') {
        line++;
        lineStart = at + 1;
      } else if (next < text.length && lines[at] == text[next]) {
        if (next >= target) {
          return new Place(scalar.place().source(), line, at - lineStart + 1);
        }
        next = firstShown(text, next + 1);
      }
    }
    return scalar.place();
  }

  /** Where the scalar begins in the file. */
  private int start(int[] lines) {
    int at = 0;
    for (int line = 1; line < scalar.place().line() && at < lines.length; at++) {
      if (lines[at] == '\n') {
        line++;
      }
    }
    return at + scalar.place().column() - 1;
  }

  private static int firstShown(int[] text, int from) {
    int at = from;
    while (at < text.length && Character.isWhitespace(text[at])) {
      at++;
    }
    return at;
  }
}
