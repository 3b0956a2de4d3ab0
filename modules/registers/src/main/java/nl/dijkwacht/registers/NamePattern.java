package nl.dijkwacht.registers;

import java.util.Arrays;
import java.util.List;

/**
 * A name in which each {@code *} stands for any characters, none too. It matches in a time that
 * grows with the lengths of text and pattern alone, not with their product. Thread-safe.
 */
final class NamePattern {

  private static final char ANY = '*';

  private final String text;
  private final String prefix;
  private final String suffix;
  private final boolean exact;
  private final List<Piece> between;

  NamePattern(String text) {
    this.text = text;
    int first = text.indexOf(ANY);
    int last = text.lastIndexOf(ANY);
    this.exact = first < 0;
    this.prefix = exact ? text : text.substring(0, first);
    this.suffix = exact ? "" : text.substring(last + 1);
    this.between =
        first == last
            ? List.of()
            : Arrays.stream(text.substring(first + 1, last).split("\\*"))
                .filter(piece -> !piece.isEmpty())
                .map(Piece::of)
                .toList();
  }

  boolean matches(String name) {
    if (exact) {
      return name.equals(prefix);
    }
    int end = name.length() - suffix.length();
    if (end < prefix.length() || !name.startsWith(prefix) || !name.endsWith(suffix)) {
      return false;
    }
    int at = prefix.length();
    for (Piece piece : between) {
      at = piece.endOfFirst(name, at, end);
      if (at < 0) {
        return false;
      }
    }
    return true;
  }

  /** What every name that fits begins with. */
  String prefix() {
    return prefix;
  }

  /** Whether it stands for one name only. */
  boolean isExact() {
    return exact;
  }

  /** How many characters are given; the more, the closer it describes a name. */
  int given() {
    return (int) text.chars().filter(c -> c != ANY).count();
  }

  @Override
  public String toString() {
    return text;
  }

  /**
   * What stands between two {@code *}.
   *
   * @param fallback of each beginning of the text, the length of the longest shorter beginning that
   *     it ends with (Knuth, Morris and Pratt)
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared, and never leaves this class.
  private record Piece(String text, int[] fallback) {

    static Piece of(String text) {
      int[] fallback = new int[text.length() + 1];
      int matched = 0;
      for (int i = 1; i < text.length(); i++) {
        while (matched > 0 && text.charAt(i) != text.charAt(matched)) {
          matched = fallback[matched];
        }
        matched += text.charAt(i) == text.charAt(matched) ? 1 : 0;
        fallback[i + 1] = matched;
      }
      return new Piece(text, fallback);
    }

    /** Where its first occurrence between two places ends; -1 if there is none. */
    int endOfFirst(String name, int from, int to) {
      int matched = 0;
      for (int i = from; i < to; i++) {
        while (matched > 0 && name.charAt(i) != text.charAt(matched)) {
          matched = fallback[matched];
        }
        matched += name.charAt(i) == text.charAt(matched) ? 1 : 0;
        if (matched == text.length()) {
          return i + 1;
        }
      }
      return -1;
    }
  }
}
