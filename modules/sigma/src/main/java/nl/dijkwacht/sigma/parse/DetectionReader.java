package nl.dijkwacht.sigma.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.documents.Sequence;
import nl.dijkwacht.sigma.match.Condition;

/** Reads the {@code detection} part of a rule: named searches and the condition over them. */
final class DetectionReader {

  private final Problems problems;
  private final FieldReader fields;

  private DetectionReader(Problems problems) {
    this.problems = problems;
    this.fields = new FieldReader(problems);
  }

  static Optional<Condition> read(Node detection, Problems problems) {
    if (detection instanceof Mapping mapping) {
      return new DetectionReader(problems).read(mapping);
    }
    problems.error(detection.place(), "a detection is a mapping of searches and a condition");
    return Optional.empty();
  }

  private Optional<Condition> read(Mapping detection) {
    Map<String, Condition> searches = new LinkedHashMap<>();
    detection
        .entries()
        .forEach(
            (name, node) -> {
              if (name.equals("timeframe")) {
                problems.error(
                    detection.placeOf(name),
                    "timeframe belongs to the old aggregations; write a correlation rule instead");
              } else if (!name.equals("condition")) {
                search(node)
                    .ifPresent(search -> searches.put(name, new Condition.Named(name, search)));
              }
            });
    Optional<Node> condition = detection.get("condition");
    if (condition.isEmpty()) {
      problems.error(
          detection.place(), "the detection has no condition, such as: condition: selection");
      return Optional.empty();
    }
    if (problems.hasErrors()) {
      return Optional.empty();
    }
    return conditions(condition.get(), searches);
  }

  /** One condition, or several of which one must hold. */
  private Optional<Condition> conditions(Node node, Map<String, Condition> searches) {
    List<Node> nodes = node instanceof Sequence sequence ? sequence.items() : List.of(node);
    if (nodes.isEmpty()) {
      problems.error(node.place(), "the list of conditions is empty");
    }
    List<Condition> conditions = new ArrayList<>();
    for (Node each : nodes) {
      if (each instanceof Scalar scalar && scalar.kind() == Scalar.Kind.STRING) {
        ConditionParser.parse(scalar, searches, problems).ifPresent(conditions::add);
      } else {
        problems.error(each.place(), "a condition is a text, such as: selection and not filter");
      }
    }
    return conditions.isEmpty() ? Optional.empty() : Optional.of(either(conditions));
  }

  /** A mapping: all fields; a list: any of its items; a word alone: anywhere in the record. */
  private Optional<Condition> search(Node node) {
    if (node instanceof Mapping mapping) {
      List<Condition> parts = new ArrayList<>();
      mapping
          .entries()
          .forEach((key, value) -> line(key, value, mapping.placeOf(key)).ifPresent(parts::add));
      if (mapping.entries().isEmpty()) {
        problems.error(mapping.place(), "an empty search would match every event");
      }
      return parts.isEmpty() ? Optional.empty() : Optional.of(both(parts));
    } else if (node instanceof Sequence sequence) {
      List<Condition> parts = new ArrayList<>();
      sequence.items().forEach(item -> search(item).ifPresent(parts::add));
      if (sequence.items().isEmpty()) {
        problems.error(sequence.place(), "an empty list would match no event");
      }
      return parts.isEmpty() ? Optional.empty() : Optional.of(either(parts));
    }
    Scalar word = (Scalar) node;
    if (word.text().isEmpty()) {
      problems.error(word.place(), "an empty search would match every event");
      return Optional.empty();
    }
    return line("", word, word.place());
  }

  private Optional<Condition> line(String key, Node value, Place place) {
    return fields
        .read(key, value, place)
        .map(part -> new Condition.Line(place, key, texts(value), part));
  }

  private static List<String> texts(Node value) {
    if (value instanceof Sequence sequence) {
      return sequence.items().stream().flatMap(item -> texts(item).stream()).toList();
    }
    return value instanceof Scalar scalar ? List.of(scalar.text()) : List.of();
  }

  static Condition both(List<Condition> parts) {
    return parts.size() == 1 ? parts.get(0) : new Condition.And(parts);
  }

  static Condition either(List<Condition> parts) {
    return parts.size() == 1 ? parts.get(0) : new Condition.Or(parts);
  }
}
