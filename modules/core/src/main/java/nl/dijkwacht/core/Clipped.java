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

  private Clipped() {}

  /** The text, of 1,024 characters at most. */
  public static String text(String text) {
    String clipped = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    return HALF_PAIR.matcher(clipped).replaceAll("\ufffd");
  }

  static @Nullable String orNull(@Nullable String text) {
    return text == null ? null : text(text);
  }
}
