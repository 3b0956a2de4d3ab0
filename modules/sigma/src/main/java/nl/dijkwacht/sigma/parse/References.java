package nl.dijkwacht.sigma.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.documents.Sequence;
import nl.dijkwacht.sigma.modify.FieldNames;

/** Reads lists of names, each with its place. */
final class References {

  private static final int MOST_FIELDS = 20;

  private References() {}

  /** The texts of a list, or the one text that stands in its place; empty when absent. */
  static List<Reference> read(Fields fields, String key, Problems problems) {
    Optional<Node> node = fields.node(key);
    List<Reference> references = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Node item : node.map(References::items).orElse(List.of())) {
      if (!(item instanceof Scalar scalar) || scalar.text().isBlank()) {
        problems.error(item.place(), "'" + key + "': expected a name, found " + item.description());
      } else if (!seen.add(scalar.text())) {
        problems.error(item.place(), "'" + key + "' names '" + scalar.text() + "' twice");
      } else {
        references.add(new Reference(scalar.text(), scalar.place()));
      }
    }
    return references;
  }

  /** Names of fields, of which there are few. */
  static List<Reference> fields(Fields fields, String key, Problems problems) {
    List<Reference> names = read(fields, key, problems);
    if (names.size() > MOST_FIELDS) {
      problems.error(fields.placeOf(key), "'" + key + "' has at most " + MOST_FIELDS + " fields");
    }
    return names.stream()
        .limit(MOST_FIELDS)
        .filter(name -> FieldNames.allow(name.text(), name.place(), problems))
        .toList();
  }

  private static List<Node> items(Node node) {
    return node instanceof Sequence sequence ? sequence.items() : List.of(node);
  }
}
