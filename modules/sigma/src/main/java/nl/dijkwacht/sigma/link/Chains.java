package nl.dijkwacht.sigma.link;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.sigma.correlate.Correlation;
import nl.dijkwacht.sigma.parse.CorrelationDraft;
import nl.dijkwacht.sigma.parse.Reference;

/**
 * Which correlations end in rules within a few steps. The others stand on too many, or go round in
 * a circle; files may hold so many that they cannot be followed to their end one inside the other.
 */
final class Chains {

  /** Of a longer way nobody would read all titles. */
  private static final int LONGEST_WAY = 20;

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
    Map<String, CorrelationDraft> way = new LinkedHashMap<>();
    Optional<CorrelationDraft> at = Optional.of(draft);
    while (at.isPresent()
        && way.size() < LONGEST_WAY
        && way.putIfAbsent(id(at.get()), at.get()) == null) {
      at = next(at.get()).flatMap(this::named);
    }
    if (at.map(Chains::id).filter(id(draft)::equals).isPresent()) {
      problems.error(
          next(draft).orElseThrow().place(),
          "correlations must not go round in a circle: " + titles(way.values(), draft));
    } else if (way.size() == 1 || way.size() == LONGEST_WAY) {
      problems.error(
          draft.head().place(),
          "more than " + Correlation.DEEPEST + " correlations stand on each other here");
    } else {
      // The next one tells its own reason.
      Reference next = next(draft).orElseThrow();
      problems.error(
          next.place(), CorrelationLinker.unusable(next, named(next).orElseThrow().head().place()));
    }
    return false;
  }

  private static String titles(Collection<CorrelationDraft> way, CorrelationDraft end) {
    return Stream.concat(way.stream(), Stream.of(end))
        .map(draft -> "'" + draft.head().ref().title() + "'")
        .collect(Collectors.joining(" → "));
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
