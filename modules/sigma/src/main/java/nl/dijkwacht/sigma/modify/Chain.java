package nl.dijkwacht.sigma.modify;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The modifiers of a line, applied from left to right: what its values mean, and how several of
 * them are joined. Immutable.
 *
 * @param all whether every value has to match, and not one of them
 * @param negated whether the line holds where its values do not match
 */
public record Chain(Meaning meaning, boolean all, boolean negated) {

  static final Chain EMPTY = new Chain(TextMeaning.PLAIN, false, false);

  /** With one more modifier; empty if it cannot follow. */
  Optional<Chain> then(Modifier next) {
    return switch (next) {
      case ALL -> all ? Optional.empty() : Optional.of(new Chain(meaning, true, negated));
      case NEQ -> negated ? Optional.empty() : Optional.of(new Chain(meaning, all, true));
      default -> meaning.then(next).map(changed -> new Chain(changed, all, negated));
    };
  }

  /** The chain of these modifiers; empty if one cannot follow those before it. */
  static Optional<Chain> of(List<Modifier> modifiers) {
    Optional<Chain> chain = Optional.of(EMPTY);
    for (Modifier modifier : modifiers) {
      chain = chain.flatMap(before -> before.then(modifier));
    }
    return chain;
  }

  /** The modifiers that may stand behind this chain. */
  List<Modifier> followers() {
    return Arrays.stream(Modifier.values()).filter(next -> then(next).isPresent()).toList();
  }
}
