package nl.dijkwacht.documents;

import java.util.Locale;

/**
 * A mistake in a text, as one plain sentence that says what to do. The message may quote the text,
 * which is untrusted: it is kept to one line of at most {@value #MAX_MESSAGE} code points, without
 * control, formatting or line-separating characters.
 */
public record Problem(Severity severity, Place place, String message) {
  private static final int MAX_MESSAGE = 400;

  /** Whether the text can be used all the same. */
  public enum Severity {
    /** The text cannot be used. */
    ERROR,
    /** The text can be used, but probably does not mean what its author thinks. */
    WARNING,
    /** The text can be used and means what it says; it could say more. */
    NOTE
  }

  public Problem {
    message = bounded(singleLine(message));
  }

  @Override
  public String toString() {
    return singleLine(place.toString())
        + ": "
        + severity.name().toLowerCase(Locale.ROOT)
        + ": "
        + message;
  }

  private static String bounded(String text) {
    return text.codePointCount(0, text.length()) <= MAX_MESSAGE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_MESSAGE - 1)) + "…";
  }

  private static String singleLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().map(c -> isSafe(c) ? c : ' ').forEach(line::appendCodePoint);
    return line.toString();
  }

  private static boolean isSafe(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          // Invisible, and able to reverse what a terminal shows.
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
