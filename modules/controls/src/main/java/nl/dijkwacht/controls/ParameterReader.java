package nl.dijkwacht.controls;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Suggestions;

/** Reads the parameters of a control, and what the settings put in their place. */
final class ParameterReader {

  private static final int MOST = 50;

  private final Fields fields;
  private final ControlSettings settings;
  private final Problems problems;

  ParameterReader(Fields fields, ControlSettings settings, Problems problems) {
    this.fields = fields;
    this.settings = settings;
    this.problems = problems;
  }

  /** The values in effect. */
  Map<String, Object> read(String control) {
    Map<String, Object> values = new LinkedHashMap<>();
    fields.node("parameters").ifPresent(node -> values.putAll(defaults(node)));
    settings
        .parameters()
        .getOrDefault(control, Map.of())
        .forEach((name, value) -> override(control, values, name, value));
    return Map.copyOf(values);
  }

  private Map<String, Object> defaults(Node node) {
    if (!(node instanceof Mapping mapping) || mapping.entries().size() > MOST) {
      problems.error(node.place(), "expected at most " + MOST + " names with values; change it");
      return Map.of();
    }
    Map<String, Object> values = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (name, value) -> {
              Optional<Object> read = YamlValues.of(value);
              if (read.isEmpty() || read.get() instanceof Map) {
                problems.error(
                    mapping.placeOf(name),
                    "a parameter is a text, a number, true, false or a list; change '%s'"
                        .formatted(name));
              } else {
                values.put(name, read.get());
              }
            });
    return values;
  }

  /** A wrong override is told, and the author's value stays. */
  private void override(String control, Map<String, Object> values, String name, Object value) {
    Object before = values.get(name);
    if (before == null) {
      problems.warning(
          fields.placeOf("parameters"),
          "the settings give '%s' a parameter '%s' that it does not have%s"
              .formatted(control, name, Suggestions.question(name, values.keySet())));
    } else if (!kind(before).equals(kind(value))) {
      problems.warning(
          fields.placeOf("parameters"),
          "the settings give the parameter '%s' of '%s' %s, where %s is needed; it keeps its default"
              .formatted(name, control, kind(value), kind(before)));
    } else {
      values.put(name, value);
    }
  }

  private static String kind(Object value) {
    if (value instanceof List) {
      return "a list";
    }
    if (value instanceof Number) {
      return "a number";
    }
    return value instanceof Boolean ? "true or false" : "a text";
  }
}
