package nl.dijkwacht.sigma.modify;

import nl.dijkwacht.documents.Place;
import nl.dijkwacht.documents.Problems;

/**
 * What the readers of one rule share. For one rule and one thread.
 *
 * @param reference by which correlations may name the rule: its id, name or title
 */
public record RuleScope(
    String reference, Placeholders placeholders, RuleBudget budget, Problems problems) {

  public static RuleScope of(String reference, Placeholders placeholders, Problems problems) {
    return new RuleScope(reference, placeholders, new RuleBudget(problems), problems);
  }

  public void error(Place place, String sentence) {
    problems.error(place, sentence);
  }
}
