package nl.dijkwacht.core.finding;

import java.time.Instant;
import nl.dijkwacht.core.finding.Alert.Transition;
import nl.dijkwacht.core.trail.EventSummary;

/** Tells people of a transition, unless they asked for silence: then it is kept for its end. */
final class Telling {

  private Telling() {}

  /**
   * Ends a change that people are to hear of.
   *
   * @param causeId what tells the cause from all others of the finding
   * @param at when it was learnt (wall clock)
   */
  static FindingUpdate tell(
      FindingDraft draft, Transition transition, String causeId, EventSummary cause, Instant at) {
    Handling.Deferral silence = draft.handling.silence();
    if (silence != null && silence.lasts(at)) {
      draft.handling = draft.handling.withheld(transition);
      return quiet(draft);
    }
    draft.handling = draft.handling.withheld(null);
    draft.announced = transition == Transition.RESOLVED ? null : draft.level;
    Finding after = draft.finding();
    return new FindingUpdate(after, Alert.of(transition, causeId, cause, after));
  }

  /** Ends a change that people do not hear of. */
  static FindingUpdate quiet(FindingDraft draft) {
    return new FindingUpdate(draft.finding(), null);
  }
}
