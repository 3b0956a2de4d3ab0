package nl.dijkwacht.core.coverage;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an advanced selector asks of one field: any of the first three, and none of the last three.
 *
 * @param field such as {@code resources.ARN}
 */
public record FieldCondition(
    String field,
    List<String> equals,
    List<String> startsWith,
    List<String> endsWith,
    List<String> notEquals,
    List<String> notStartsWith,
    List<String> notEndsWith) {

  public FieldCondition {
    equals = List.copyOf(equals);
    startsWith = List.copyOf(startsWith);
    endsWith = List.copyOf(endsWith);
    notEquals = List.copyOf(notEquals);
    notStartsWith = List.copyOf(notStartsWith);
    notEndsWith = List.copyOf(notEndsWith);
  }

  public static FieldCondition equalTo(String field, List<String> values) {
    return new FieldCondition(field, values, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  public static FieldCondition startingWith(String field, List<String> values) {
    return new FieldCondition(field, List.of(), values, List.of(), List.of(), List.of(), List.of());
  }

  public static FieldCondition notEqualTo(String field, List<String> values) {
    return new FieldCondition(field, List.of(), List.of(), List.of(), values, List.of(), List.of());
  }

  /** Whether one value passes. */
  Extent ofValue(String value) {
    boolean selected =
        (equals.isEmpty() && startsWith.isEmpty() && endsWith.isEmpty())
            || equals.contains(value)
            || startsWith.stream().anyMatch(value::startsWith)
            || endsWith.stream().anyMatch(value::endsWith);
    boolean shutOut =
        notEquals.contains(value)
            || notStartsWith.stream().anyMatch(value::startsWith)
            || notEndsWith.stream().anyMatch(value::endsWith);
    return Extent.of(selected && !shutOut);
  }

  /** How many of all values pass that begin with the prefix. */
  Extent ofPrefix(String prefix) {
    Extent selected =
        equals.isEmpty() && startsWith.isEmpty() && endsWith.isEmpty()
            ? Extent.ALL
            : matched(prefix, equals, startsWith, endsWith);
    return selected.and(matched(prefix, notEquals, notStartsWith, notEndsWith).not());
  }

  private static Extent matched(
      String prefix, List<String> whole, List<String> beginnings, List<String> ends) {
    Stream<Extent> byWhole = whole.stream().map(v -> someIf(v.startsWith(prefix)));
    Stream<Extent> byBeginning =
        beginnings.stream()
            .map(v -> prefix.startsWith(v) ? Extent.ALL : someIf(v.startsWith(prefix)));
    // Whatever a value begins with, it can end like that.
    Stream<Extent> byEnd = ends.stream().map(v -> v.isEmpty() ? Extent.ALL : Extent.SOME);
    return Stream.concat(byWhole, Stream.concat(byBeginning, byEnd))
        .reduce(Extent.NONE, Extent::or);
  }

  private static Extent someIf(boolean some) {
    return some ? Extent.SOME : Extent.NONE;
  }

  int values() {
    return equals.size()
        + startsWith.size()
        + endsWith.size()
        + notEquals.size()
        + notStartsWith.size()
        + notEndsWith.size();
  }
}
