package nl.dijkwacht.documents;

import java.util.List;

/** A list of nodes. */
public record Sequence(Place place, List<Node> items) implements Node {
  public Sequence {
    items = List.copyOf(items);
  }

  @Override
  public String description() {
    return "a list";
  }
}
