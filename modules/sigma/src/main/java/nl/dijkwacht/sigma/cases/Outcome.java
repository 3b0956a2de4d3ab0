package nl.dijkwacht.sigma.cases;

import nl.dijkwacht.sigma.explain.Explanation;

/** What a rule did with a case. */
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
   * Nothing, since the case is no good.
   *
   * @param sentence what is wrong with it
   */
  record Unusable(String sentence) implements Outcome {}
}
