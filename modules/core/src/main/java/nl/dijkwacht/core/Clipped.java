package nl.dijkwacht.core;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text from outside as payloads can bear it: a few KB of it must not fill a message, and half a
 * surrogate pair, which JSON can escape but UTF-8 cannot hold, must not make writing one fail.
 */
public final class Clipped {

  private static final int LONGEST = 1024;

  private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}");

  /** Control characters, those that format, and ends of lines and paragraphs. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

  private Clipped() {}

  /** The text, of 1,024 characters at most. */
  public static String text(String text) {
    String clipped = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    return HALF_PAIR.matcher(clipped).replaceAll("\ufffd");
  }

  /**
   * What a person wrote, on one line: without what could move a cursor or reverse the reading, and
   * of 1,024 characters at most.
   */
  public static String line(String text) {
    return text(UNSEEN.matcher(text).replaceAll(" ").strip());
  }

  public static @Nullable String orNull(@Nullable String text) {
    return text == null ? null : text(text);
  }
}
