package nl.dijkwacht.publish.channels;

/** Texts within what a receiver takes. */
final class Shortened {

  private Shortened() {}

  /** Of so many characters at most, no pair of them cut in half. */
  static String to(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }
}
