package nl.dijkwacht.app.publication;

import java.util.List;
import java.util.Map;
import nl.dijkwacht.documents.Problem;

/**
 * What an instance makes of a publication.
 *
 * @param made of all that is in effect, the instance's own too
 * @param statuses of each document of the publication, by key
 * @param good the texts that can be used, by key: what to fall back on next time
 * @param problems why documents cannot be used as they were published
 */
record Composition<S>(
    DocumentReader.Made<S> made,
    Map<String, DocumentStatus> statuses,
    Map<String, PublishedDocument> good,
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
