package nl.dijkwacht.sigma.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.sigma.correlate.Correlation;
import nl.dijkwacht.sigma.parse.CorrelationDraft;
import nl.dijkwacht.sigma.parse.Reference;

/**
 * Which correlations end in rules within a few steps. The others stand on too many, or go round in
 * a circle; files may hold so many that they cannot be followed to their end one inside the other.
 */
final class Chains {

  /** A longer circle is told as what it also is: too deep. */
  private static final int LONGEST_CIRCLE = 20;

  private final RuleNames names;
  private final Map<String, CorrelationDraft> endless = new HashMap<>();

  Chains(List<CorrelationDraft> drafts, RuleNames names) {
    this.names = names;
    drafts.forEach(draft -> endless.put(id(draft), draft));
    for (int depth = 1; depth <= Correlation.DEEPEST; depth++) {
      Set<String> ending =
          endless.values().stream()
              .filter(draft -> next(draft).isEmpty())
              .map(Chains::id)
              .collect(Collectors.toCollection(HashSet::new));
      endless.keySet().removeAll(ending);
    }
  }

  /** Whether a correlation ends; an error if not. */
  boolean end(CorrelationDraft draft, Problems problems) {
    if (!endless.containsKey(id(draft))) {
      return true;
    }
    Optional<Reference> next = next(draft);
    if (next.isEmpty()) {
      problems.error(
          draft.head().place(),
          "more than " + Correlation.DEEPEST + " correlations stand on each other here");
      return false;
    }
    Optional<String> circle = circle(draft);
    problems.error(
        next.get().place(),
        circle
            .map(titles -> "correlations must not go round in a circle: " + titles)
            .orElseGet(() -> unusable(next.get())));
    return false;
  }

  private String unusable(Reference reference) {
    return "the correlation '%s' at %s cannot be used, so this one cannot either"
        .formatted(reference.text(), named(reference).orElseThrow().head().place());
  }

  /** The titles from a correlation back to itself, if that is where it leads. */
  private Optional<String> circle(CorrelationDraft start) {
    List<String> titles = new ArrayList<>(List.of(start.head().ref().title()));
    Optional<CorrelationDraft> at = next(start).flatMap(this::named);
    while (at.isPresent() && at.get() != start && titles.size() < LONGEST_CIRCLE) {
      titles.add(at.get().head().ref().title());
      at = next(at.get()).flatMap(this::named);
    }
    titles.add(start.head().ref().title());
    return at.filter(end -> end == start)
        .map(end -> titles.stream().collect(Collectors.joining("' → '", "'", "'")));
  }

  /** The first of the named that does not end. */
  private Optional<Reference> next(CorrelationDraft draft) {
    return draft.rules().stream().filter(rule -> named(rule).isPresent()).findFirst();
  }

  private Optional<CorrelationDraft> named(Reference reference) {
    return names.only(reference).map(found -> endless.get(found.head().ref().id()));
  }

  private static String id(CorrelationDraft draft) {
    return draft.head().ref().id();
  }
}
