package nl.dijkwacht.sigma.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.dijkwacht.documents.Problems;
import nl.dijkwacht.documents.Suggestions;
import nl.dijkwacht.sigma.parse.DocumentHead;
import nl.dijkwacht.sigma.parse.Draft;
import nl.dijkwacht.sigma.parse.Reference;

/**
 * Finds what a document names: by id, else by name, else by title, as the correlation rules of
 * suzaku do. Of several with this name, one in the same file is meant. Upper and lower case matter.
 */
final class RuleNames {

  /** A file may name a hundred thousand rules that are none, and each is compared with all. */
  private static final int MOST_QUESTIONS = 100;

  private final Map<String, Draft> byId = new HashMap<>();
  private final Map<String, List<Draft>> byName = new HashMap<>();
  private final Map<String, List<Draft>> byTitle = new HashMap<>();
  private int questions = MOST_QUESTIONS;

  RuleNames(List<Draft> drafts) {
    for (Draft draft : drafts) {
      DocumentHead head = draft.head();
      byId.put(head.ref().id(), draft);
      byTitle.computeIfAbsent(head.ref().title(), title -> new ArrayList<>()).add(draft);
      if (!head.name().isEmpty()) {
        byName.computeIfAbsent(head.name(), name -> new ArrayList<>()).add(draft);
      }
    }
  }

  /** The only document that is meant; empty, and an error, if there is none or several. */
  Optional<Draft> find(Reference reference, Problems problems) {
    List<Draft> found = all(reference);
    if (found.size() == 1) {
      return Optional.of(found.get(0));
    }
    problems.error(
        reference.place(),
        found.isEmpty()
            ? "no rule that can be used has the id, name or title '%s'%s"
                .formatted(reference.text(), question(reference.text()))
            : "'%s' may mean the rule at %s or the one at %s; use the id"
                .formatted(
                    reference.text(), found.get(0).head().place(), found.get(1).head().place()));
    return Optional.empty();
  }

  /** The only document that is meant; empty if there is none or several. */
  Optional<Draft> only(Reference reference) {
    return Optional.of(all(reference))
        .filter(found -> found.size() == 1)
        .map(found -> found.get(0));
  }

  private List<Draft> all(Reference reference) {
    return nearest(candidates(reference.text()), reference.place().source());
  }

  private List<Draft> candidates(String text) {
    Draft draft = byId.get(text);
    return draft != null
        ? List.of(draft)
        : byName.getOrDefault(text, byTitle.getOrDefault(text, List.of()));
  }

  private static List<Draft> nearest(List<Draft> found, String file) {
    List<Draft> near =
        found.stream().filter(draft -> draft.head().place().source().equals(file)).toList();
    return found.size() > 1 && !near.isEmpty() ? near : found;
  }

  private String question(String text) {
    return questions-- > 0 ? Suggestions.question(text, known()) : "";
  }

  private Set<String> known() {
    Set<String> known = new LinkedHashSet<>(byId.keySet());
    known.addAll(byName.keySet());
    known.addAll(byTitle.keySet());
    return known;
  }
}
