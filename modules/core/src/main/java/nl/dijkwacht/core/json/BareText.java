package nl.dijkwacht.core.json;

/**
 * Finds where a number or one of JSON's words ends. What goes wrong is told as the complement of
 * the offset: the end, or a character that does not belong there.
 */
final class BareText {

  private BareText() {}

  static int endOfWord(String word, byte[] bytes, int from, int to) {
    for (int i = 0; i < word.length(); i++) {
      if (from + i == to || bytes[from + i] != word.charAt(i)) {
        return ~(from + i);
      }
    }
    return from + word.length();
  }

  static int endOfNumber(byte[] bytes, int from, int to) {
    int at = bytes[from] == '-' ? from + 1 : from;
    at = at < to && bytes[at] == '0' ? at + 1 : endOfDigits(bytes, at, to);
    if (at >= 0 && at < to && bytes[at] == '.') {
      at = endOfDigits(bytes, at + 1, to);
    }
    if (at >= 0 && at < to && (bytes[at] | 0x20) == 'e') {
      at++;
      if (at < to && (bytes[at] == '+' || bytes[at] == '-')) {
        at++;
      }
      at = endOfDigits(bytes, at, to);
    }
    return at;
  }

  private static int endOfDigits(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at > from ? at : ~at;
  }
}
