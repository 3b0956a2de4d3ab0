package nl.dijkwacht.documents;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A single value: the text as it was written, without quotes and with escapes resolved, and what
 * YAML 1.1 takes it for. Text is never lost to its kind: {@code 012345670123} is an octal INTEGER,
 * and an account number for who reads {@code text}.
 */
public record Scalar(Place place, Kind kind, String text) implements Node {
  private static final Set<String> TRUE = Set.of("yes", "true", "on");
  private static final int MAX_QUOTED = 60;

  /** What YAML 1.1 takes a scalar for; a timestamp is a STRING. */
  public enum Kind {
    NULL,
    BOOLEAN,
    INTEGER,
    FLOAT,
    STRING
  }

  /** The value of a BOOLEAN, empty for other kinds. */
  public Optional<Boolean> asBoolean() {
    return kind == Kind.BOOLEAN
        ? Optional.of(TRUE.contains(text.toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  /**
   * The value of an INTEGER or FLOAT, empty for other kinds and for what is no finite number of
   * reasonable size: {@code .inf}, {@code .nan}, and exponents far beyond those of a double.
   */
  public Optional<BigDecimal> asNumber() {
    return switch (kind) {
      case INTEGER -> Yaml11.integer(text);
      case FLOAT -> Yaml11.decimal(text);
      case NULL, BOOLEAN, STRING -> Optional.empty();
    };
  }

  /** The value of an INTEGER, empty for other kinds and for what does not fit a long. */
  public Optional<Long> asLong() {
    return kind == Kind.INTEGER
        ? asNumber().filter(Scalar::fitsLong).map(BigDecimal::longValueExact)
        : Optional.empty();
  }

  /** The text as an ISO-8601 duration such as {@code PT10S}, empty if it is none. */
  public Optional<Duration> asDuration() {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException notIso8601) {
      return Optional.empty();
    }
  }

  /**
   * The value as JSON has it: a text, a boolean, a {@link Long} or, where that is too small, a
   * {@link Double}; empty for nothing, and for what is no finite number.
   */
  public Optional<Object> asValue() {
    return switch (kind) {
      case NULL -> Optional.empty();
      case BOOLEAN -> asBoolean().map(Object.class::cast);
      case INTEGER ->
          asLong().map(Object.class::cast).or(() -> asNumber().map(BigDecimal::doubleValue));
      case FLOAT -> asNumber().map(BigDecimal::doubleValue);
      case STRING -> Optional.of(text);
    };
  }

  @Override
  public String description() {
    return kind == Kind.NULL ? "nothing" : quoted(text);
  }

  private static boolean fitsLong(BigDecimal number) {
    return number.toBigInteger().bitLength() < Long.SIZE;
  }

  /** The text in quotes, cut to what a message can hold. */
  static String quoted(String text) {
    return text.codePointCount(0, text.length()) <= MAX_QUOTED
        ? "'" + text + "'"
        : "'" + text.substring(0, text.offsetByCodePoints(0, MAX_QUOTED)) + "…'";
  }
}
