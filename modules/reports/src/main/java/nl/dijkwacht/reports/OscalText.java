package nl.dijkwacht.reports;

import java.util.Locale;

/** Texts in the forms that OSCAL's schema asks for. */
final class OscalText {

  private OscalText() {}

  /**
   * An article as the id of a control: NIST's own ids as their catalogue has them ({@code
   * sc-28.1}), others behind their framework ({@code avg-32.1.a}).
   */
  static String controlId(String framework, String article) {
    String parts = token(article.toLowerCase(Locale.ROOT).replace(")", "").replace('(', '.'));
    return framework.equals("nist-800-53")
            && !parts.isEmpty()
            && Character.isLetter(parts.charAt(0))
        ? parts
        : token(framework) + "-" + parts;
  }

  /** Letters, digits, points, hyphens and underscores. */
  private static String token(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
  }

  /** On one line, without spaces around it, and never empty. */
  static String line(String text) {
    String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+", " ").strip();
    return line.isEmpty() ? "–" : line;
  }
}
