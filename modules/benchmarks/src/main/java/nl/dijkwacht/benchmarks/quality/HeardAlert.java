package nl.dijkwacht.benchmarks.quality;

import java.time.Instant;
import nl.dijkwacht.core.finding.Alert;

/**
 * A message that people got.
 *
 * @param at when (wall clock)
 */
record HeardAlert(Instant at, Alert alert) {

  /** The title of the rule or control. */
  String rule() {
    return alert.finding().rule().title();
  }

  /** Whether it says that something is wrong, and not that it no longer is. */
  boolean isWarning() {
    return alert.transition() != Alert.Transition.RESOLVED;
  }
}
