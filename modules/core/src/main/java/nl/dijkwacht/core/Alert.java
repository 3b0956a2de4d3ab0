package nl.dijkwacht.core;

import java.util.List;

/**
 * A message to people about a finding.
 *
 * @param id hash of finding, transition and causing event: replaying gives the same id
 * @param cause the event that made the finding change
 * @param finding as it stood after the change
 */
public record Alert(String id, Transition transition, EventSummary cause, Finding finding) {

  /** What happened to the finding. */
  public enum Transition {
    OPENED,
    WORSENED
  }

  static Alert of(Transition transition, EventSummary cause, Finding finding) {
    String id = StableId.of(List.of(finding.id(), transition.name(), cause.eventId()));
    return new Alert(id, transition, cause, finding);
  }
}
