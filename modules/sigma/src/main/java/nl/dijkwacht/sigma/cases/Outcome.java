package nl.dijkwacht.sigma.cases;

import java.util.List;
import nl.dijkwacht.sigma.explain.Explanation;

/** What a rule or a correlation did with a case. */
public sealed interface Outcome {

  /** What it should. */
  record Passed() implements Outcome {}

  /**
   * The contrary.
   *
   * @param explanation why it matched the event, or why not
   */
  record Failed(Explanation explanation) implements Outcome {}

  /**
   * The contrary, of a correlation.
   *
   * @param steps what it saw in each event of the case, in their order
   */
  record FailedWindows(List<CaseStep> steps) implements Outcome {
    public FailedWindows {
      steps = List.copyOf(steps);
    }

    /** Whether any window is fulfilled. */
    public boolean fulfilled() {
      return steps.stream().anyMatch(step -> step.part() == CaseStep.Part.FULFILS);
    }
  }

  /**
   * Nothing, since the case is no good.
   *
   * @param sentence what is wrong with it
   */
  record Unusable(String sentence) implements Outcome {}
}
