package nl.dijkwacht.sigma.correlate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a correlation reckons over the events of a window. */
public enum CorrelationType {
  /** How many events there are. */
  EVENT_COUNT(Of.EVENTS),
  /** How many different values a field has, or different combinations of several fields. */
  VALUE_COUNT(Of.VALUES),
  /** How many of the rules matched. */
  TEMPORAL(Of.RULES),
  /** How many of the rules matched in the order in which they are named. */
  TEMPORAL_ORDERED(Of.RULES),
  /** The sum of a field's numbers; negative ones are not counted. */
  VALUE_SUM(Of.NUMBERS),
  /** The mean of a field's numbers. */
  VALUE_AVG(Of.NUMBERS),
  /** The number that so many of a hundred do not exceed (nearest rank). */
  VALUE_PERCENTILE(Of.NUMBERS),
  /** The middle number; of an even number of them, the mean of the two in the middle. */
  VALUE_MEDIAN(Of.NUMBERS);

  /** What is looked at. */
  private enum Of {
    EVENTS,
    RULES,
    VALUES,
    NUMBERS
  }

  private final Of of;

  CorrelationType(Of of) {
    this.of = of;
  }

  /** As rules write it, such as {@code event_count}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of this label. */
  public static Optional<CorrelationType> ofLabel(String label) {
    return Arrays.stream(values()).filter(type -> type.label().equals(label)).findFirst();
  }

  /** All labels. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(CorrelationType::label).toList();
  }

  /** Whether rules of this type name a field. */
  public boolean hasField() {
    return of == Of.VALUES || of == Of.NUMBERS;
  }

  /** Whether the field's values are taken as numbers. */
  public boolean isNumeric() {
    return of == Of.NUMBERS;
  }

  /** Whether it counts the rules, so that without a condition all of them are meant. */
  public boolean isTemporal() {
    return of == Of.RULES;
  }

  /** Whether it counts: its result is a whole number and not negative. */
  public boolean isCount() {
    return of != Of.NUMBERS;
  }

  /**
   * How many events of a group are reckoned with at most, or values where events have more: the
   * newest. What is looked at in full each time has to be smaller.
   */
  public int mostKept() {
    return switch (this) {
      case EVENT_COUNT, VALUE_COUNT, TEMPORAL, VALUE_SUM, VALUE_AVG -> 100_000;
      case TEMPORAL_ORDERED, VALUE_PERCENTILE, VALUE_MEDIAN -> 10_000;
    };
  }

  /** Whether one more event in a window can raise the result and never lowers it. */
  public boolean onlyGrows() {
    return isCount() || this == VALUE_SUM;
  }
}
