package nl.dijkwacht.sigma.correlate;

import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.signal.Candidate;

/**
 * A window fulfilled its correlation.
 *
 * @param last the event that the window ends with
 */
public record Firing(Correlation correlation, Candidate last) {

  /** What tells it from all others, whatever the version of the correlation. */
  public String id() {
    List<String> parts = new ArrayList<>(List.of(correlation.ref().id(), last.subject().account()));
    last.subject().fields().forEach((field, value) -> parts.addAll(List.of(field, value)));
    parts.add(last.id());
    return StableId.of(parts);
  }
}
