package nl.dijkwacht.documents;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Gathers the entries of one mapping: keys once, merged ones ({@code <<}) only where absent. */
final class Entries {
  private final Problems problems;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Map<String, Node> mergedValues = new LinkedHashMap<>();
  private final Map<String, Place> mergedPlaces = new LinkedHashMap<>();

  Entries(Problems problems) {
    this.problems = problems;
  }

  void add(Node key, Place keyPlace, Node value) {
    keyOf(key, keyPlace)
        .ifPresent(
            name -> {
              Place first = places.putIfAbsent(name, keyPlace);
              if (first == null) {
                values.put(name, value);
              } else {
                problems.error(
                    keyPlace,
                    "the key %s is already set on line %d; remove one of them"
                        .formatted(Scalar.quoted(name), first.line()));
              }
            });
  }

  void merge(Node value) {
    if (value instanceof Mapping mapping) {
      mapping.entries().forEach(mergedValues::putIfAbsent);
      mapping.keyPlaces().forEach(mergedPlaces::putIfAbsent);
    } else if (value instanceof Sequence sequence
        && sequence.items().stream().allMatch(Mapping.class::isInstance)) {
      sequence.items().forEach(this::merge);
    } else {
      problems.error(
          value.place(),
          "'<<' merges the keys of a section or of a list of sections, not "
              + value.description()
              + "; put the key in quotes if no merge is meant");
    }
  }

  Mapping toMapping(Place place) {
    mergedValues.forEach(values::putIfAbsent);
    mergedPlaces.forEach(places::putIfAbsent);
    return new Mapping(place, values, places);
  }

  private Optional<String> keyOf(Node key, Place place) {
    if (key instanceof Scalar scalar && !scalar.text().isEmpty()) {
      return Optional.of(scalar.text());
    }
    problems.error(
        place,
        key instanceof Scalar
            ? "there is no key before ':'; write one"
            : "a key must be plain text, not "
                + key.description()
                + "; put it in quotes if it begins with '{' or '['");
    return Optional.empty();
  }
}
