package nl.dijkwacht.controls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.documents.Sequence;

/** YAML as the values that JSON has. */
final class YamlValues {

  private YamlValues() {}

  /** The value; empty for a null, which items do not have. */
  static Optional<Object> of(Node node) {
    if (node instanceof Scalar scalar) {
      return scalar.asValue();
    }
    return Optional.of(node instanceof Mapping mapping ? map(mapping) : list((Sequence) node));
  }

  /** The value of a mapping. */
  static Map<String, Object> map(Mapping mapping) {
    Map<String, Object> values = new LinkedHashMap<>();
    mapping.entries().forEach((key, node) -> of(node).ifPresent(value -> values.put(key, value)));
    return values;
  }

  private static List<Object> list(Sequence sequence) {
    List<Object> values = new ArrayList<>();
    sequence.items().forEach(node -> of(node).ifPresent(values::add));
    return values;
  }

  /** The node as a text that says the same for the same content, whatever its layout. */
  static String canonical(Node node) {
    if (node instanceof Scalar scalar) {
      return scalar.kind() + ":" + scalar.text().length() + ":" + scalar.text();
    }
    StringJoiner joiner = new StringJoiner(",", "[", "]");
    if (node instanceof Mapping mapping) {
      mapping.entries().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(
              entry ->
                  joiner.add(
                      entry.getKey().length()
                          + ":"
                          + entry.getKey()
                          + "="
                          + canonical(entry.getValue())));
    } else {
      ((Sequence) node).items().forEach(item -> joiner.add(canonical(item)));
    }
    return joiner.toString();
  }
}
