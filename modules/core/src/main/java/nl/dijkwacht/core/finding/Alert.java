package nl.dijkwacht.core.finding;

import java.util.List;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.trail.EventSummary;

/**
 * A message to people about a finding.
 *
 * @param id hash of finding, transition and what caused it: replaying gives the same id
 * @param cause the event that made the finding change; where time did, the finding's latest
 * @param finding as it stood after the change
 */
public record Alert(String id, Transition transition, EventSummary cause, Finding finding) {

  /** What happened to the finding. */
  public enum Transition {
    OPENED,
    WORSENED,
    /** It happened again after it was quiet for long, and nobody had closed it. */
    RECURRED,
    /** What was told no longer is so, or was not so: {@link Drift#standing} tells. */
    RESOLVED,
    REOPENED,
    /** Who caused it was not known when it was told, or it was another. */
    ATTRIBUTED,
    /** It comes and goes; there are no more alerts until it is stable. */
    FLAPPING,
    /** What an exception or an accepted risk covered is still so. */
    EXCEPTION_EXPIRED
  }

  /**
   * @param causeId what tells the cause from all others of the finding
   */
  static Alert of(Transition transition, String causeId, EventSummary cause, Finding finding) {
    String id = StableId.of(List.of(finding.id(), transition.name(), causeId));
    return new Alert(id, transition, cause, finding);
  }
}
