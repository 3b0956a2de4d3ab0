package nl.dijkwacht.core;

import org.jspecify.annotations.Nullable;

/** Text from outside at a length that payloads can bear: a few KB of it must not fill a message. */
final class Clipped {

  private static final int LONGEST = 1024;

  private Clipped() {}

  static String text(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  static @Nullable String orNull(@Nullable String text) {
    return text == null ? null : text(text);
  }
}
