package nl.dijkwacht.core.signal;

import java.util.List;
import nl.dijkwacht.core.trail.EventSummary;

/**
 * An event that may be part of something: a rule that a correlation names matched it. Also a
 * correlation that another one names and that was fulfilled, with the event that did it.
 *
 * @param correlation id of the correlation
 * @param stateHash of all that the correlation's state depends on; what was said of another version
 *     of it means nothing to this one
 * @param group hash of the version and of what its events have in common: only candidates of the
 *     same group are seen together
 * @param subject what a finding of this group is about
 * @param id of the event, or of what was fulfilled: what tells it from all others
 * @param members a bit for each rule of the correlation that it matched, the first being 1
 * @param values hashes of the values that are counted, or numbers in thousandths; none if the
 *     correlation asks for no field
 * @param depth how many correlations lie behind it: 0 for an event
 */
public record Candidate(
    String correlation,
    String stateHash,
    String group,
    Subject subject,
    String id,
    long members,
    List<Long> values,
    int depth,
    EventSummary event) {

  public Candidate {
    values = List.copyOf(values);
  }
}
