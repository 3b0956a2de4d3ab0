package nl.dijkwacht.sigma.parse;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a timespan: a number and a unit. Seconds, minutes, hours and days are the specification's;
 * weeks, months (a twelfth of a year) and years (365.2425 days) are as long as in pySigma.
 */
final class Timespan {

  static final String EXPECTED =
      "a whole number above 0 and a unit: s, m, h, d, w, M or y, such as 90m";

  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})([smhdwMy])");
  private static final Map<String, Long> SECONDS =
      Map.of(
          "s",
          1L,
          "m",
          60L,
          "h",
          3_600L,
          "d",
          86_400L,
          "w",
          604_800L,
          "M",
          2_629_746L,
          "y",
          31_556_952L);

  private Timespan() {}

  static Optional<Duration> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(matcher.group(1));
    return Optional.ofNullable(SECONDS.get(matcher.group(2)))
        .filter(unit -> count > 0)
        .map(unit -> Duration.ofSeconds(count * unit));
  }
}
