package nl.dijkwacht.core.signal;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How grave a rule says its matches are, in Sigma's words, from least to most. */
public enum Level {
  INFORMATIONAL,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /** Its name in rules, payloads and metric labels. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Level> ofLabel(String label) {
    return Stream.of(values()).filter(level -> level.label().equalsIgnoreCase(label)).findFirst();
  }

  /** The graver of two. */
  public Level or(Level other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
