package nl.dijkwacht.sigma.lint;

import java.util.Optional;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Sequence;
import nl.dijkwacht.documents.Suggestions;

/** Finds fields in searches that no CloudTrail record has. */
final class FieldLint {

  private final Remarks remarks;

  FieldLint(Remarks remarks) {
    this.remarks = remarks;
  }

  /** Looks through the searches of a {@code detection} or {@code filter}. */
  void check(Mapping searches) {
    searches
        .entries()
        .forEach(
            (name, search) -> {
              if (!name.equals("condition") && !name.equals("rules")) {
                search(search);
              }
            });
  }

  private void search(Node node) {
    if (node instanceof Sequence sequence) {
      sequence.items().forEach(this::search);
    } else if (node instanceof Mapping mapping) {
      mapping.keyPlaces().forEach(this::key);
    }
  }

  private void key(String key, Place place) {
    String field = key.split("\\|", -1)[0];
    Optional<TrailFields.Unknown> unknown =
        field.isEmpty() ? Optional.empty() : TrailFields.unknown(field);
    unknown.ifPresent(
        found ->
            remarks.add(
                Check.UNKNOWN_FIELD,
                place,
                "no CloudTrail record has the field '%s'%s"
                    .formatted(found.path(), Suggestions.question(found.key(), found.others()))));
  }
}
