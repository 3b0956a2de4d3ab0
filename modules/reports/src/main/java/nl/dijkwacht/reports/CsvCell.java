package nl.dijkwacht.reports;

/**
 * A cell of a file for spreadsheets, as RFC 4180 has it. A text that a spreadsheet would take for a
 * formula is preceded by an apostrophe, as names come from people.
 */
public final class CsvCell {

  /** Also as Japanese keyboards write them. */
  private static final String FORMULAS = "=+-@\uff1d\uff0b\uff0d\uff20";

  private CsvCell() {}

  /** A text of others on one line, as a text and nothing else. */
  public static String of(String text) {
    String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", " ");
    // A spreadsheet may skip spaces before it looks for a formula.
    String begin = line.stripLeading();
    boolean formula = !begin.isEmpty() && FORMULAS.indexOf(begin.charAt(0)) >= 0;
    String safe = formula ? "'" + line : line;
    return safe.chars().anyMatch(c -> c == '"' || c == ',' || c == ';' || c == '\'')
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }
}
