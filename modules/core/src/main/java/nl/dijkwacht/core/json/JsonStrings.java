package nl.dijkwacht.core.json;

import java.nio.charset.StandardCharsets;

/** Escape sequences of JSON strings, both ways. */
public final class JsonStrings {

  private JsonStrings() {}

  /** The characters of a string whose bytes (without the quotes) were found well-formed. */
  static String decode(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    int copied = from;
    for (int i = from; i < to; ) {
      if (bytes[i] != '\\') {
        i++;
        continue;
      }
      text.append(new String(bytes, copied, i - copied, StandardCharsets.UTF_8));
      if (bytes[i + 1] == 'u') {
        text.append(
            (char) Integer.parseInt(new String(bytes, i + 2, 4, StandardCharsets.US_ASCII), 16));
        i += 6;
      } else {
        text.append(unescaped(bytes[i + 1]));
        i += 2;
      }
      copied = i;
    }
    return text.append(new String(bytes, copied, to - copied, StandardCharsets.UTF_8)).toString();
  }

  private static char unescaped(byte c) {
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> (char) c;
    };
  }
}
