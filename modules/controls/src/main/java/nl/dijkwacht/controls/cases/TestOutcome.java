package nl.dijkwacht.controls.cases;

import nl.dijkwacht.controls.Control;
import nl.dijkwacht.controls.ControlTest;
import nl.dijkwacht.core.verdict.Verdict;

/**
 * What a control said of an example. Of a call that tells nothing it is UNKNOWN.
 *
 * @param reason the sentence of its judgement
 */
public record TestOutcome(Control control, ControlTest test, Verdict.Result result, String reason) {

  /** Whether the control said what it should. */
  public boolean passed() {
    return result == test.expect();
  }

  @Override
  public String toString() {
    return "%s: %s: %s: expected %s, got %s (%s)"
        .formatted(test.place(), control.id(), test.name(), test.expect(), result, reason);
  }
}
