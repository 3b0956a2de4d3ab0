package nl.dijkwacht.sigma.modify;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The modifiers of the specification, in its order. */
public enum Modifier {
  ALL,
  STARTSWITH,
  ENDSWITH,
  CONTAINS,
  EXISTS,
  CASED,
  NEQ,
  WINDASH,
  RE,
  I,
  M,
  S,
  BASE64,
  BASE64OFFSET,
  UTF16LE,
  UTF16BE,
  UTF16,
  WIDE,
  LT,
  LTE,
  GT,
  GTE,
  MINUTE,
  HOUR,
  DAY,
  WEEK,
  MONTH,
  YEAR,
  CIDR,
  EXPAND,
  FIELDREF;

  private static final Map<String, Modifier> BY_LABEL =
      Arrays.stream(values()).collect(Collectors.toMap(Modifier::label, Function.identity()));

  /** Names that pySigma knows besides those of the specification. */
  private static final Map<String, Modifier> OTHER_NAMES =
      Map.of("ignorecase", I, "multiline", M, "dotall", S);

  /** The name in rules. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The modifier of this name, in any case. */
  static Optional<Modifier> named(String name) {
    String label = name.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(BY_LABEL.get(label))
        .or(() -> Optional.ofNullable(OTHER_NAMES.get(label)));
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(Modifier::label).toList();
  }
}
