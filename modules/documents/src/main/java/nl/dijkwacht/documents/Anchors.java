package nl.dijkwacht.documents;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The anchors of one document. */
final class Anchors {
  /**
   * A node that aliases can refer to.
   *
   * @param nodes it and all nodes inside it, aliases counted as copies
   * @param height lists and sections inside each other, aliases followed
   */
  record Anchored(Node node, int nodes, int height) {}

  private final Problems problems;

  /** By name; empty while the node itself is being read. */
  private final Map<String, Optional<Anchored>> anchors = new HashMap<>();

  Anchors(Problems problems) {
    this.problems = problems;
  }

  void clear() {
    anchors.clear();
  }

  void begin(String name) {
    anchors.put(name, Optional.empty());
  }

  void end(String name, Anchored anchored) {
    anchors.put(name, Optional.of(anchored));
  }

  /** What the alias refers to; where there is nothing, an error and a null in its place. */
  Anchored resolve(Place alias, String name) {
    Optional<Anchored> known = anchors.get(name);
    if (known != null && known.isPresent()) {
      return known.get();
    }
    problems.error(
        alias,
        known == null
            ? "there is no anchor %s before this alias; define it, or put the text in quotes"
                .formatted(Scalar.quoted("&" + name))
            : "the alias %s stands inside the node that it refers to; write the value out"
                .formatted(Scalar.quoted("*" + name)));
    return new Anchored(new Scalar(alias, Scalar.Kind.NULL, ""), 1, 0);
  }
}
