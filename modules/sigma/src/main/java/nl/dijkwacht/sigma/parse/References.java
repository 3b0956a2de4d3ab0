package nl.dijkwacht.sigma.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.dijkwacht.documents.Fields;
import nl.dijkwacht.documents.Node;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Scalar;
import nl.dijkwacht.documents.Sequence;

/** Reads lists of names, each with its place. */
final class References {

  private References() {}

  /** The texts of a list, or the one text that stands in its place; empty when absent. */
  static List<Reference> read(Fields fields, String key, Problems problems) {
    Optional<Node> node = fields.node(key);
    List<Reference> references = new ArrayList<>();
    for (Node item : node.map(References::items).orElse(List.of())) {
      if (!(item instanceof Scalar scalar) || scalar.text().isBlank()) {
        problems.error(item.place(), "'" + key + "': expected a name, found " + item.description());
      } else if (references.stream().anyMatch(other -> other.text().equals(scalar.text()))) {
        problems.error(item.place(), "'" + key + "' names '" + scalar.text() + "' twice");
      } else {
        references.add(new Reference(scalar.text(), scalar.place()));
      }
    }
    return references;
  }

  private static List<Node> items(Node node) {
    return node instanceof Sequence sequence ? sequence.items() : List.of(node);
  }
}
