package nl.dijkwacht.app.report;

import java.util.Map;

/**
 * What a resource contributes to the score. Many resources of an account have the same, so the
 * score is made of the distinct ones and how often each comes.
 *
 * @param outcomes by the control's id; without those that do not count
 */
record Standing(String account, Map<String, Outcome> outcomes) {

  /** How a result counts. */
  enum Outcome {
    PASSED(new Score(1, 0, 0, 0)),
    FAILED(new Score(0, 1, 0, 0)),
    UNKNOWN(new Score(0, 0, 1, 0)),
    SUPPRESSED(new Score(0, 0, 0, 1));

    private final Score score;

    Outcome(Score score) {
      this.score = score;
    }

    Score score() {
      return score;
    }
  }

  Standing {
    outcomes = Map.copyOf(outcomes);
  }
}
