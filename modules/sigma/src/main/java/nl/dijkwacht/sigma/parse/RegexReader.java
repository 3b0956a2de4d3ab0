package nl.dijkwacht.sigma.parse;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Scalar;

/** Reads regular expressions for RE2. */
final class RegexReader {

  /**
   * Characters, also once repetitions such as {@code {100}} are written out: RE2 does so, and its
   * time for a value grows with both lengths.
   */
  private static final int LONGEST = 2_000;

  private RegexReader() {}

  static Optional<Pattern> read(Scalar value, int flags, Problems problems) {
    String regex = value.text();
    if (regex.length() > LONGEST || new RegexSize(regex).total() > LONGEST) {
      problems.error(
          value.place(),
          "a regular expression has at most %d characters, repetitions written out"
              .formatted(LONGEST));
      return Optional.empty();
    }
    try {
      return Optional.of(Pattern.compile(regex, flags));
    } catch (PatternSyntaxException e) {
      problems.error(
          value.place(),
          "the regular expression cannot be used: %s; RE2 knows no look-around and no back-references"
              .formatted(e.getDescription()));
      return Optional.empty();
    }
  }
}
