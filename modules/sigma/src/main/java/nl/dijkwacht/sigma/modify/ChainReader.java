package nl.dijkwacht.sigma.modify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Suggestions;

/** Reads the names of modifiers behind a field, and says why one cannot stand where it does. */
public final class ChainReader {

  /** Of what makes sense; encodings could follow each other without end. */
  private static final int LONGEST = 12;

  private ChainReader() {}

  /** Reads a chain; empty, with a problem, if it is impossible. */
  public static Optional<Chain> read(List<String> names, Place place, RuleScope scope) {
    if (names.size() > LONGEST) {
      scope.error(place, "a line has at most " + LONGEST + " modifiers");
      return Optional.empty();
    }
    List<Modifier> seen = new ArrayList<>();
    Chain chain = Chain.EMPTY;
    for (String name : names) {
      Optional<Modifier> modifier = Modifier.named(name);
      Optional<Chain> next = modifier.flatMap(chain::then);
      if (next.isEmpty()) {
        scope.error(
            place,
            modifier
                .map(known -> impossible(known, seen))
                .orElseGet(
                    () ->
                        "unknown modifier '%s'%s"
                            .formatted(name, Suggestions.question(name, Modifier.labels()))));
        return Optional.empty();
      }
      chain = next.get();
      seen.add(modifier.get());
    }
    return Optional.of(chain);
  }

  private static String impossible(Modifier next, List<Modifier> seen) {
    if (!seen.contains(Modifier.RE)
        && (next == Modifier.I || next == Modifier.M || next == Modifier.S)) {
      return "the modifier '" + next.label() + "' needs 're' before it";
    }
    if (seen.contains(next)) {
      return "the modifier '" + next.label() + "' stands twice";
    }
    String sentence =
        "the modifier '%s' cannot follow '%s'; ".formatted(next.label(), joined("|", seen));
    return sentence
        + inAnotherOrder(next, seen)
            .map(order -> "write '" + joined("|", order) + "'")
            .orElseGet(
                () ->
                    "here may stand: "
                        + joined(", ", Chain.of(seen).orElse(Chain.EMPTY).followers()));
  }

  /** The modifier as near to its place as it can stand. */
  private static Optional<List<Modifier>> inAnotherOrder(Modifier next, List<Modifier> seen) {
    for (int at = seen.size() - 1; at >= 0; at--) {
      List<Modifier> order = new ArrayList<>(seen);
      order.add(at, next);
      if (Chain.of(order).isPresent()) {
        return Optional.of(order);
      }
    }
    return Optional.empty();
  }

  private static String joined(String separator, List<Modifier> modifiers) {
    return modifiers.stream().map(Modifier::label).collect(Collectors.joining(separator));
  }
}
