package nl.dijkwacht.app.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
          String text = fields.text(key, "");
          return accepted.test(text) ? text : reject(fields, key, problems, expected, text);
        },
        Function.identity());
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

  static SettingType<Path> path() {
    return scalar(
        (fields, key, problems) -> pathOf(fields, key, problems, fields.text(key, "")),
        Path::toString);
  }

  static SettingType<List<Path>> paths() {
    return new SettingType<>(
        true,
        (fields, key, problems) ->
            fields.texts(key).stream().map(text -> pathOf(fields, key, problems, text)).toList(),
        SettingType::joined);
  }

  /** Texts, each with commas that separate several. */
  static SettingType<List<String>> texts(String expected, Predicate<String> accepted) {
    return new SettingType<>(
        true,
        (fields, key, problems) -> {
          List<String> texts = new ArrayList<>();
          for (String text : fields.texts(key)) {
            for (String part : text.split(",")) {
              String value = part.strip();
              texts.add(
                  accepted.test(value) ? value : reject(fields, key, problems, expected, value));
            }
          }
          return List.copyOf(texts);
        },
        SettingType::joined);
  }

  /** Names of an enum, at least one; in the enum's order. */
  static <E extends Enum<E>> SettingType<Set<E>> choices(Class<E> choices) {
    return new SettingType<>(
        true,
        (fields, key, problems) -> {
          Set<E> chosen = EnumSet.noneOf(choices);
          for (Node item : items(fields, key)) {
            only(key, item, problems).choice(key, choices).ifPresent(chosen::add);
          }
          if (chosen.isEmpty() && !problems.hasErrors()) {
            problems.error(
                fields.placeOf(key), "'" + key + "' is empty; name one, or remove the key");
          }
          return Collections.unmodifiableSet(chosen);
        },
        chosen -> joined(chosen.stream().map(c -> c.name().toLowerCase(Locale.ROOT)).toList()));
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

  private static Path pathOf(Fields fields, String key, Problems problems, String text) {
    String expected = "a path, written in full, without '~'";
    if (text.isBlank() || text.startsWith("~")) {
      reject(fields, key, problems, expected, text);
      return Path.of("");
    }
    try {
      return Path.of(text).normalize();
    } catch (InvalidPathException unusable) {
      reject(fields, key, problems, expected, text);
      return Path.of("");
    }
  }

  /** Says nothing more of a value that is no text or number at all, which is reported already. */
  private static String reject(
      Fields fields, String key, Problems problems, String expected, String found) {
    if (!problems.hasErrors()) {
      problems.error(
          fields.placeOf(key), "'%s': expected %s, found '%s'".formatted(key, expected, found));
    }
    return found;
  }

  private static String joined(Collection<?> values) {
    return values.isEmpty()
        ? NONE
        : String.join(", ", values.stream().map(Object::toString).toList());
  }
}
