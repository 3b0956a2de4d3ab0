package nl.dijkwacht.sigma.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes a well-formed JSON text in the one form that rules can be written for: no white space
 * between tokens, and no escapes that JSON does not need, since writers differ in both.
 */
final class CompactJson {

  private static final int UNICODE_ESCAPE = 6;

  private final byte[] source;
  private final int to;
  private final byte[] compact;
  private int at;
  private int size;

  CompactJson(byte[] source, int from, int to) {
    this.source = source;
    this.at = from;
    this.to = to;
    // No escape is shorter than its character.
    this.compact = new byte[to - from];
  }

  byte[] write() {
    boolean inString = false;
    while (at < to) {
      byte c = source[at];
      if (inString && c == '\\') {
        escape();
        continue;
      }
      inString ^= c == '"';
      if (inString || !isSpace(c)) {
        compact[size++] = c;
      }
      at++;
    }
    return size == compact.length ? compact : Arrays.copyOf(compact, size);
  }

  private static boolean isSpace(byte c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private void escape() {
    byte kind = source[at + 1];
    if (kind == '/') {
      copy("/", 2);
    } else if (kind != 'u') {
      keep(2);
    } else {
      unicode((char) unit(at));
    }
  }

  private void unicode(char unit) {
    if (unit == '"' || unit == '\\') {
      copy("\\" + unit, UNICODE_ESCAPE);
    } else if (Character.isHighSurrogate(unit) && Character.isLowSurrogate((char) nextUnit())) {
      copy(new String(new char[] {unit, (char) nextUnit()}), 2 * UNICODE_ESCAPE);
    } else if (unit < ' ' || Character.isSurrogate(unit)) {
      keep(UNICODE_ESCAPE);
    } else {
      copy(Character.toString(unit), UNICODE_ESCAPE);
    }
  }

  /** The escaped UTF-16 unit behind this one, or 0. */
  private int nextUnit() {
    int next = at + UNICODE_ESCAPE;
    return source[next] == '\\' && source[next + 1] == 'u' ? unit(next) : 0;
  }

  private int unit(int escape) {
    int unit = 0;
    for (int i = escape + 2; i < escape + UNICODE_ESCAPE; i++) {
      unit = unit * 16 + Character.digit(source[i], 16);
    }
    return unit;
  }

  private void keep(int length) {
    System.arraycopy(source, at, compact, size, length);
    size += length;
    at += length;
  }

  private void copy(String text, int length) {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      compact[size++] = b;
    }
    at += length;
  }
}
