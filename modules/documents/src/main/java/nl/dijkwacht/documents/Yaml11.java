package nl.dijkwacht.documents;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What plain scalars mean in YAML 1.1 (yaml.org/type) as PyYAML reads it, because Sigma's own tools
 * do: {@code 1e3} is text, {@code 010} is eight, {@code 1:30} is ninety.
 */
final class Yaml11 {
  /**
   * No number that people write is longer; it bounds the regular expressions and the arithmetic.
   */
  private static final int MAX_NUMBER = 128;

  /** The largest double has 309 digits. */
  private static final int MAX_MAGNITUDE = 400;

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Pattern BOOLEAN =
      Pattern.compile("yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF");
  private static final Pattern INTEGER =
      Pattern.compile("[-+]?(0b[01_]+|0x[0-9a-fA-F_]+|0[0-7_]+|0|[1-9][0-9_]*(:[0-5]?[0-9])*)");
  private static final Pattern FLOAT =
      Pattern.compile(
          "[-+]?[0-9][0-9_]*\\.[0-9_]*([eE][-+][0-9]+)?"
              + "|\\.[0-9][0-9_]*([eE][-+][0-9]+)?"
              + "|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\\.[0-9_]*"
              + "|[-+]?\\.(inf|Inf|INF)"
              + "|\\.(nan|NaN|NAN)");

  private Yaml11() {}

  /** The kind of a scalar without quotes and tag. */
  static Scalar.Kind kindOf(String text) {
    if (NULLS.contains(text)) {
      return Scalar.Kind.NULL;
    }
    if (text.length() > MAX_NUMBER) {
      return Scalar.Kind.STRING;
    }
    if (BOOLEAN.matcher(text).matches()) {
      return Scalar.Kind.BOOLEAN;
    }
    if (INTEGER.matcher(text).matches()) {
      return Scalar.Kind.INTEGER;
    }
    return FLOAT.matcher(text).matches() ? Scalar.Kind.FLOAT : Scalar.Kind.STRING;
  }

  static Optional<BigDecimal> integer(String text) {
    String digits = unsigned(text);
    if (digits.startsWith("0b")) {
      return whole(text, digits.substring(2), 2);
    }
    if (digits.startsWith("0x")) {
      return whole(text, digits.substring(2), 16);
    }
    if (digits.startsWith("0")) {
      return whole(text, digits, 8);
    }
    return Optional.of(signed(text, sexagesimal(digits)));
  }

  static Optional<BigDecimal> decimal(String text) {
    String digits = unsigned(text).toLowerCase(Locale.ROOT);
    if (digits.equals(".inf") || digits.equals(".nan")) {
      return Optional.empty();
    }
    try {
      BigDecimal value = sexagesimal(digits);
      return Math.abs((long) value.precision() - value.scale()) > MAX_MAGNITUDE
          ? Optional.empty()
          : Optional.of(signed(text, value));
    } catch (NumberFormatException exponentBeyondInt) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> whole(String text, String digits, int radix) {
    // Underscores alone, as in 0x_, are an integer without digits.
    return digits.isEmpty()
        ? Optional.empty()
        : Optional.of(signed(text, new BigDecimal(new BigInteger(digits, radix))));
  }

  private static BigDecimal sexagesimal(String digits) {
    String[] parts = digits.split(":");
    BigDecimal value = new BigDecimal(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      value = value.multiply(BigDecimal.valueOf(60)).add(new BigDecimal(parts[i]));
    }
    return value;
  }

  private static String unsigned(String text) {
    String digits = text.replace("_", "");
    return digits.startsWith("-") || digits.startsWith("+") ? digits.substring(1) : digits;
  }

  private static BigDecimal signed(String text, BigDecimal value) {
    return text.startsWith("-") ? value.negate() : value;
  }
}
