package nl.dijkwacht.core.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Well-formed JSON texts at random, of every kind and in every way of writing. */
final class RandomJson {

  private static final List<String> KEYS =
      List.of(
          "", "a", "b", "a.b", "eventName", "userIdentity.arn", "é", "\"", "\\", "😀", "a\u0000");
  private static final List<String> NUMBERS =
      List.of(
          "0", "-0", "7", "-12", "243.0", "1e5", "1E-7", "0.5e+3", "123456789012345678901", "-0.0");
  private static final List<String> SPACES = List.of("", "", "", " ", "\n", "\r\n", "\t", "  \t ");

  private final Random random;
  private final StringBuilder out = new StringBuilder();

  private RandomJson(Random random) {
    this.random = random;
  }

  static byte[] next(Random random, int maxDepth) {
    RandomJson json = new RandomJson(random);
    json.value(maxDepth);
    return json.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void value(int depthLeft) {
    space();
    switch (random.nextInt(depthLeft > 0 ? 10 : 6)) {
      case 0 -> out.append("true");
      case 1 -> out.append("false");
      case 2 -> out.append("null");
      case 3 -> out.append(oneOf(NUMBERS));
      case 4, 5 -> string(text());
      case 6, 7, 8 -> object(depthLeft);
      default -> array(depthLeft);
    }
    space();
  }

  private void object(int depthLeft) {
    out.append('{');
    int members = random.nextInt(5);
    space();
    for (int i = 0; i < members; i++) {
      out.append(i == 0 ? "" : ",");
      space();
      string(oneOf(KEYS));
      space();
      out.append(':');
      value(depthLeft - 1);
    }
    out.append('}');
  }

  private void array(int depthLeft) {
    out.append('[');
    int items = random.nextInt(4);
    space();
    for (int i = 0; i < items; i++) {
      out.append(i == 0 ? "" : ",");
      value(depthLeft - 1);
    }
    out.append(']');
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(24);
    for (int i = 0; i < length; i++) {
      switch (random.nextInt(12)) {
        case 0 -> text.append((char) random.nextInt(0x20));
        case 1 -> text.append("\"\\/\u007f".charAt(random.nextInt(4)));
        case 2 -> text.append((char) (0x80 + random.nextInt(0x700)));
        case 3 -> text.append((char) (0xe000 + random.nextInt(0x2000)));
        case 4 -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
        case 5 -> text.append((char) (0xd800 + random.nextInt(0x800)));
        default -> text.append((char) (' ' + random.nextInt(0x5f)));
      }
    }
    return text.toString();
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      character(point);
      i += Character.charCount(point);
    }
    out.append('"');
  }

  private void character(int point) {
    int shortForm = "\"\\/\b\f\n\r\t".indexOf(point);
    boolean mustEscape =
        point < ' ' || point == '"' || point == '\\' || (point >= 0xd800 && point < 0xe000);
    if (shortForm >= 0 && random.nextBoolean()) {
      out.append('\\').append("\"\\/bfnrt".charAt(shortForm));
    } else if (mustEscape || random.nextInt(10) == 0) {
      for (char unit : Character.toChars(point)) {
        String hex = "%04x".formatted((int) unit);
        out.append("\\u").append(random.nextBoolean() ? hex : hex.toUpperCase(Locale.ROOT));
      }
    } else {
      out.appendCodePoint(point);
    }
  }

  private void space() {
    out.append(oneOf(SPACES));
  }

  private String oneOf(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
