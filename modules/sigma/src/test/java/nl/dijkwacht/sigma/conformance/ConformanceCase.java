package nl.dijkwacht.sigma.conformance;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.dijkwacht.sigma.Sigma;

/**
 * One thing that the specification says.
 *
 * @param where file and line
 * @param section of the specification, such as {@code modifiers/contains}
 * @param detection the whole of it
 * @param operand the event's further members, in JSON with single quotes, or words of the refusal
 */
record ConformanceCase(
    String where, String section, String detection, Expectation expectation, String operand) {

  /** What is expected of the rule. */
  enum Expectation {
    MATCH,
    MISS,
    REFUSED
  }

  private static final Pattern MODIFIERS =
      Pattern.compile("^[ '-]*[\\w.]*\\|([\\w|]+)'?:", Pattern.MULTILINE);

  String rule() {
    return Sigma.rule(detection);
  }

  /** The modifiers that stand in the detection, by the names used. */
  Stream<String> modifiers() {
    Matcher keys = MODIFIERS.matcher(detection);
    return keys.results()
        .flatMap(key -> Stream.of(key.group(1).toLowerCase(Locale.ROOT).split("\\|")));
  }

  @Override
  public String toString() {
    return "%s %s: %s => %s %s"
        .formatted(where, section, detection.replace("\n", " / "), expectation, operand);
  }
}
