package nl.dijkwacht.sigma.modify;

import java.util.Optional;
import nl.dijkwacht.sigma.match.Wildcard;

/** Where in a value of the event a text is expected. */
final class Relations {

  private Relations() {}

  /** What {@code contains}, {@code startswith} or {@code endswith} makes of whole values. */
  static Optional<Wildcard.Relation> add(Wildcard.Relation before, Modifier modifier) {
    if (before != Wildcard.Relation.EQUALS) {
      return Optional.empty();
    }
    return switch (modifier) {
      case STARTSWITH -> Optional.of(Wildcard.Relation.STARTS_WITH);
      case ENDSWITH -> Optional.of(Wildcard.Relation.ENDS_WITH);
      case CONTAINS -> Optional.of(Wildcard.Relation.CONTAINS);
      default -> Optional.empty();
    };
  }
}
