package nl.dijkwacht.sigma.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.documents.Sequence;
import nl.dijkwacht.sigma.match.Condition;
import nl.dijkwacht.sigma.modify.RuleScope;

/** Reads a search: lines, lists of them, and words that may stand anywhere in a record. */
final class SearchReader {

  private final RuleScope scope;
  private final FieldReader fields;

  SearchReader(RuleScope scope) {
    this.scope = scope;
    this.fields = new FieldReader(scope);
  }

  /** A mapping: all fields; a list: any of its items; a word alone: anywhere in the record. */
  Optional<Condition> read(Node node) {
    if (node instanceof Mapping mapping) {
      List<Condition> parts = new ArrayList<>();
      mapping
          .entries()
          .forEach((key, value) -> line(key, value, mapping.placeOf(key)).ifPresent(parts::add));
      if (mapping.entries().isEmpty()) {
        scope.error(mapping.place(), "an empty search would match every event");
      }
      return parts.isEmpty() ? Optional.empty() : Optional.of(Condition.allOf(parts));
    } else if (node instanceof Sequence sequence) {
      List<Condition> parts = new ArrayList<>();
      sequence.items().forEach(item -> read(item).ifPresent(parts::add));
      if (sequence.items().isEmpty()) {
        scope.error(sequence.place(), "an empty list would match no event");
      }
      return parts.isEmpty() ? Optional.empty() : Optional.of(Condition.anyOf(parts));
    }
    Scalar word = (Scalar) node;
    if (word.text().isEmpty()) {
      scope.error(word.place(), "an empty search would match every event");
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
}
