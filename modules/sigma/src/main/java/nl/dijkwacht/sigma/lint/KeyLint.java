package nl.dijkwacht.sigma.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.documents.Mapping;
import nl.dijkwacht.documents.Suggestions;

/** Finds keys of a rule that are misspelt, and those that only others know. */
final class KeyLint {

  private static final List<String> KNOWN =
      List.of(
          "title",
          "id",
          "related",
          "name",
          "taxonomy",
          "status",
          "description",
          "license",
          "author",
          "references",
          "date",
          "modified",
          "logsource",
          "detection",
          "correlation",
          "filter",
          "generate",
          "fields",
          "falsepositives",
          "level",
          "tags",
          "scope",
          // Of Dijkwacht.
          "subject",
          "parties",
          "response",
          "title-nl",
          "description-nl",
          "response-nl",
          "owner",
          "reason",
          "expires");

  private KeyLint() {}

  static void check(Mapping rule, Remarks remarks) {
    Set<String> absent = new HashSet<>(KNOWN);
    absent.removeAll(rule.entries().keySet());
    for (String key : rule.entries().keySet()) {
      if (KNOWN.contains(key)) {
        continue;
      }
      Optional<String> meant = Suggestions.nearest(key, absent);
      if (meant.isPresent()) {
        remarks.add(
            Check.MISSPELT_KEY,
            rule.placeOf(key),
            "unknown key '%s'; did you mean '%s'?".formatted(key, meant.get()));
      } else {
        remarks.add(
            Check.CUSTOM_KEY,
            rule.placeOf(key),
            "neither the specification nor Dijkwacht knows the key '%s'; it is passed over"
                .formatted(key));
      }
    }
  }
}
