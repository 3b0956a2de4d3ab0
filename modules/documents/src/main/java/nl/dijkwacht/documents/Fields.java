package nl.dijkwacht.documents;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the fields of one mapping by type and remembers which were asked for. A value of the wrong
 * type is an error with its place, and the default is returned, so that one pass finds all errors.
 * A key with a null value counts as absent. Confined to one thread.
 */
public final class Fields {
  private static final String SECTION = "a section of keys and values";

  private final Mapping mapping;
  private final Problems problems;
  private final Set<String> known = new LinkedHashSet<>();

  private Fields(Mapping mapping, Problems problems) {
    this.mapping = mapping;
    this.problems = problems;
  }

  public static Fields of(Mapping mapping, Problems problems) {
    return new Fields(mapping, problems);
  }

  /** The fields of a node that has to be a mapping; empty, and an error, if it is none. */
  public static Optional<Fields> from(Node node, Problems problems) {
    if (node instanceof Mapping mapping) {
      return Optional.of(of(mapping, problems));
    }
    problems.error(node.place(), "expected " + SECTION + ", found " + node.description());
    return Optional.empty();
  }

  /** Where the mapping begins. */
  public Place place() {
    return mapping.place();
  }

  /** Where the key stands, or the mapping itself when it lacks the key. */
  public Place placeOf(String key) {
    return mapping.placeOf(key);
  }

  /** Reports each of the keys that is absent, at the mapping's place. */
  public Fields require(String... keys) {
    for (String key : keys) {
      if (node(key).isEmpty()) {
        problems.error(place(), "the key " + Scalar.quoted(key) + " is missing; add it");
      }
    }
    return this;
  }

  /** The value, of whatever type. */
  public Optional<Node> node(String key) {
    known.add(key);
    return mapping
        .get(key)
        .filter(node -> !(node instanceof Scalar s && s.kind() == Scalar.Kind.NULL));
  }

  /** A nested mapping. */
  public Optional<Fields> section(String key) {
    Optional<Node> node = node(key);
    if (node.isPresent() && !(node.get() instanceof Mapping)) {
      report(key, node.get(), SECTION, "");
    }
    return node.filter(Mapping.class::isInstance).map(section -> of((Mapping) section, problems));
  }

  public Optional<Fields> requiredSection(String key) {
    return require(key).section(key);
  }

  /** A text as it is written; numbers and booleans are texts too, quoted or not. */
  public Optional<String> text(String key) {
    return node(key).flatMap(node -> scalar(key, node, "a text", s -> Optional.of(s.text())));
  }

  public String text(String key, String defaultValue) {
    return text(key).orElse(defaultValue);
  }

  public Optional<String> requiredText(String key) {
    return require(key).text(key);
  }

  /** The texts of a list, or the one text that stands in its place; empty when absent. */
  public List<String> texts(String key) {
    Optional<Node> node = node(key);
    if (node.isPresent() && node.get() instanceof Sequence sequence) {
      List<String> texts = new ArrayList<>();
      for (Node item : sequence.items()) {
        scalar(key, item, "a text", s -> Optional.of(s.text())).ifPresent(texts::add);
      }
      return List.copyOf(texts);
    }
    return text(key).stream().toList();
  }

  public List<String> requiredTexts(String key) {
    return require(key).texts(key);
  }

  /** A whole number, bounds included. */
  public int integer(String key, int defaultValue, int min, int max) {
    return Math.toIntExact(longValue(key, defaultValue, min, max));
  }

  /** A whole number, bounds included. */
  public long longValue(String key, long defaultValue, long min, long max) {
    String expected = "a whole number from " + min + " to " + max;
    return node(key)
        .flatMap(
            node ->
                scalar(
                    key,
                    node,
                    expected,
                    s -> s.asLong().filter(value -> min <= value && value <= max)))
        .orElse(defaultValue);
  }

  /** {@code true} or {@code false}, or another boolean of YAML 1.1, not in quotes. */
  public boolean flag(String key, boolean defaultValue) {
    return node(key)
        .flatMap(node -> scalar(key, node, "true or false", Scalar::asBoolean))
        .orElse(defaultValue);
  }

  /** A duration in ISO-8601 form. */
  public Duration duration(String key, Duration defaultValue) {
    return node(key)
        .flatMap(node -> scalar(key, node, "a duration such as PT10S", Scalar::asDuration))
        .orElse(defaultValue);
  }

  /** One of the names of an enum: {@code NOT_SET} is written {@code not-set}, in any case. */
  public <E extends Enum<E>> Optional<E> choice(String key, Class<E> choices) {
    return node(key).flatMap(node -> chosen(key, node, choices));
  }

  public <E extends Enum<E>> E choice(String key, Class<E> choices, E defaultValue) {
    return choice(key, choices).orElse(defaultValue);
  }

  /** Reports every key that was not asked for until now. */
  public void rejectUnknown() {
    rejectUnknown(Set.of());
  }

  /** Reports every key that was not asked for until now and that is not in {@code alsoKnown}. */
  public void rejectUnknown(Set<String> alsoKnown) {
    Set<String> unused = new LinkedHashSet<>(known);
    unused.addAll(alsoKnown);
    unused.removeAll(mapping.entries().keySet());
    for (String key : mapping.entries().keySet()) {
      if (!known.contains(key) && !alsoKnown.contains(key)) {
        problems.error(
            placeOf(key), "unknown key " + Scalar.quoted(key) + Suggestions.question(key, unused));
      }
    }
  }

  private <T> Optional<T> scalar(
      String key, Node node, String expected, Function<Scalar, Optional<T>> reading) {
    Optional<T> value =
        node instanceof Scalar scalar && scalar.kind() != Scalar.Kind.NULL
            ? reading.apply(scalar)
            : Optional.empty();
    if (value.isEmpty()) {
      report(key, node, expected, "");
    }
    return value;
  }

  private void report(String key, Node node, String expected, String question) {
    problems.error(
        node.place(),
        Scalar.quoted(key) + ": expected " + expected + ", found " + node.description() + question);
  }

  private <E extends Enum<E>> Optional<E> chosen(String key, Node node, Class<E> choices) {
    if (node instanceof Scalar scalar) {
      String name = kebab(scalar.text());
      for (E choice : choices.getEnumConstants()) {
        if (kebab(choice.name()).equals(name)) {
          return Optional.of(choice);
        }
      }
    }
    List<String> names =
        Arrays.stream(choices.getEnumConstants()).map(choice -> kebab(choice.name())).toList();
    String question =
        node instanceof Scalar scalar ? Suggestions.question(kebab(scalar.text()), names) : "";
    report(key, node, "one of " + String.join(", ", names), question);
    return Optional.empty();
  }

  private static String kebab(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
