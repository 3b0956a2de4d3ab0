package nl.dijkwacht.app.publication;

import java.util.List;
import java.util.Map;
import nl.dijkwacht.documents.Problem;
import nl.dijkwacht.sigma.RuleSet;

/**
 * What an instance makes of a publication.
 *
 * @param rules all that are in effect, the instance's own too
 * @param statuses of each document of the publication, by key
 * @param good the texts that can be used, by key: what to fall back on next time
 * @param problems why documents cannot be used as they were published
 */
record Composition(
    RuleSet rules,
    Map<String, DocumentStatus> statuses,
    Map<String, RuleDocument> good,
    List<Problem> problems) {

  Composition {
    statuses = Map.copyOf(statuses);
    good = Map.copyOf(good);
    problems = List.copyOf(problems);
  }

  /** How many documents have a status. */
  int count(DocumentStatus status) {
    return (int) statuses.values().stream().filter(status::equals).count();
  }

  /** Whether every document is used as it was published. */
  boolean isComplete() {
    return count(DocumentStatus.CURRENT) == statuses.size();
  }
}
