package nl.dijkwacht.streams.transfers;

import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;

/**
 * Something to tell about a transfer.
 *
 * @param ref the rule with the level that it has here
 * @param cause the same whenever the same is judged
 * @param event with the figures in its note
 */
record TransferFinding(
    TransferRule rule, RuleRef ref, Subject subject, String cause, EventSummary event) {

  Signal signal(String tenant) {
    return Signal.of(tenant, ref, subject, event, cause);
  }
}
