package nl.dijkwacht.app.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Sequence;

/**
 * How values of one kind are read and shown.
 *
 * @param isList whether commas in an environment variable separate values
 */
record SettingType<T>(boolean isList, Reading<T> reading, Function<T, String> shown) {
  static final String NONE = "(none)";

  /** Reads a value that is there; what it returns counts only when it reports no error. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Fields fields, String key, Problems problems);
  }

  static SettingType<Integer> integer(int min, int max) {
    return scalar((fields, key, problems) -> fields.integer(key, min, min, max), Object::toString);
  }

  static SettingType<Long> longValue(long min, long max) {
    return scalar(
        (fields, key, problems) -> fields.longValue(key, min, min, max), Object::toString);
  }

  static SettingType<Boolean> flag() {
    return scalar((fields, key, problems) -> fields.flag(key, false), Object::toString);
  }

  static SettingType<String> text(Function<String, String> shown) {
    return scalar((fields, key, problems) -> fields.text(key, ""), shown);
  }

  static SettingType<String> text(String expected, Predicate<String> accepted) {
    return scalar(
        (fields, key, problems) -> {
          Optional<String> text = fields.text(key);
          text.filter(accepted.negate())
              .ifPresent(found -> reject(fields, key, problems, expected, found));
          return text.orElse("");
        },
        Function.identity());
  }

  /** One that may be missing. */
  static <T> SettingType<Optional<T>> optional(SettingType<T> type) {
    return scalar(
        (fields, key, problems) -> Optional.of(type.reading().read(fields, key, problems)),
        value -> value.map(type.shown()).orElse(NONE));
  }

  static SettingType<Path> path() {
    return scalar(
        (fields, key, problems) -> {
          Optional<String> text = fields.text(key);
          Optional<Path> path = text.flatMap(SettingType::pathOf);
          if (text.isPresent() && path.isEmpty()) {
            reject(fields, key, problems, "a path, in full and without '~'", text.get());
          }
          return path.orElse(Path.of(""));
        },
        Path::toString);
  }

  static SettingType<ZoneId> zone() {
    return scalar(
        (fields, key, problems) -> {
          Optional<String> text = fields.text(key);
          Optional<ZoneId> zone = text.flatMap(SettingType::zoneOf);
          if (text.isPresent() && zone.isEmpty()) {
            reject(fields, key, problems, "a time zone such as Europe/Amsterdam", text.get());
          }
          return zone.orElse(ZoneOffset.UTC);
        },
        ZoneId::getId);
  }

  static SettingType<Duration> duration(Duration min, Duration max) {
    String expected = "a duration from " + min + " to " + max;
    return scalar(
        (fields, key, problems) -> {
          Duration value = fields.duration(key, min);
          if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            reject(fields, key, problems, expected, value.toString());
          }
          return value;
        },
        Duration::toString);
  }

  /** A list, or one value in its place. */
  static <T> SettingType<List<T>> listOf(SettingType<T> type) {
    return new SettingType<>(
        true,
        (fields, key, problems) -> {
          List<T> values = new ArrayList<>();
          for (Node item : items(fields, key)) {
            values.add(type.reading().read(only(key, item, problems), key, problems));
          }
          return List.copyOf(values);
        },
        values ->
            values.isEmpty()
                ? NONE
                : String.join(", ", values.stream().map(type.shown()).toList()));
  }

  /** A name of an enum, written with hyphens. */
  static <E extends Enum<E>> SettingType<E> choice(Class<E> choices) {
    E first = choices.getEnumConstants()[0];
    return scalar(
        (fields, key, problems) -> fields.choice(key, choices, first),
        choice -> choice.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** Names of an enum, at least one. */
  static <E extends Enum<E>> SettingType<List<E>> choices(Class<E> choices) {
    SettingType<List<E>> list = listOf(choice(choices));
    return new SettingType<>(
        true,
        (fields, key, problems) -> {
          List<E> chosen = list.reading().read(fields, key, problems);
          if (chosen.isEmpty()) {
            problems.error(
                fields.placeOf(key), "'" + key + "' is empty; name one, or remove the key");
          }
          return chosen;
        },
        list.shown());
  }

  /** The one key of a setting. */
  static Fields only(String key, Node node, Problems problems) {
    return Fields.of(
        new Mapping(node.place(), Map.of(key, node), Map.of(key, node.place())), problems);
  }

  private static <T> SettingType<T> scalar(Reading<T> reading, Function<T, String> shown) {
    return new SettingType<>(false, reading, shown);
  }

  private static List<Node> items(Fields fields, String key) {
    return fields
        .node(key)
        .map(node -> node instanceof Sequence sequence ? sequence.items() : List.of(node))
        .orElse(List.of());
  }

  private static Optional<ZoneId> zoneOf(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }

  private static Optional<Path> pathOf(String text) {
    try {
      return text.isBlank() || text.startsWith("~")
          ? Optional.empty()
          : Optional.of(Path.of(text).normalize());
    } catch (InvalidPathException unusable) {
      return Optional.empty();
    }
  }

  private static void reject(
      Fields fields, String key, Problems problems, String expected, String found) {
    problems.error(
        fields.placeOf(key), "'%s': expected %s, found '%s'".formatted(key, expected, found));
  }
}
