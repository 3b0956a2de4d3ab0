package nl.dijkwacht.app.report;

import java.util.Map;
import nl.dijkwacht.reports.period.Score;

/**
 * What a resource contributes to the score. Many resources of an account have the same, so the
 * score is made of the distinct ones and how often each comes.
 *
 * @param outcomes by the control's id; without those that do not count
 */
record Standing(String account, Map<String, Outcome> outcomes) {

  /** How a result counts. */
  enum Outcome {
    PASSED,
    FAILED,
    UNKNOWN,
    SUPPRESSED;

    Score score() {
      return switch (this) {
        case PASSED -> new Score(1, 0, 0, 0);
        case FAILED -> new Score(0, 1, 0, 0);
        case UNKNOWN -> new Score(0, 0, 1, 0);
        case SUPPRESSED -> new Score(0, 0, 0, 1);
      };
    }
  }

  Standing {
    outcomes = Map.copyOf(outcomes);
  }
}
