package nl.dijkwacht.sigma.conformance;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One thing that the specification says.
 *
 * @param where file and line
 * @param section of the specification, such as {@code modifiers/contains}
 * @param lines what the case is about, without the template around it
 * @param yaml the whole text
 * @param operand by expectation: the event's further members, in JSON with single quotes, words of
 *     the problem, or what has been read
 */
record ConformanceCase(
    String where,
    String section,
    String lines,
    String yaml,
    Expectation expectation,
    String operand) {

  /** What is expected of the text. */
  enum Expectation {
    /** A rule of it matches the event. */
    MATCH,
    /** No rule of it matches the event. */
    MISS,
    /** It can be used, and this is what it has become. */
    READS,
    /** It can be used, with a warning. */
    WARNS,
    /** Something of it cannot be used, for a reason. */
    REFUSED
  }

  private static final Pattern MODIFIERS =
      Pattern.compile("^[ '-]*[\\w.]*\\|([\\w|]+)'?:", Pattern.MULTILINE);

  /** The modifiers that stand in the lines, by the names used. */
  Stream<String> modifiers() {
    Matcher keys = MODIFIERS.matcher(lines);
    return keys.results()
        .flatMap(key -> Stream.of(key.group(1).toLowerCase(Locale.ROOT).split("\\|")));
  }

  @Override
  public String toString() {
    return "%s, section %s: %s => %s %s"
        .formatted(
            where,
            section,
            lines.replace("\n", " / "),
            expectation.name().toLowerCase(Locale.ROOT),
            operand);
  }
}
