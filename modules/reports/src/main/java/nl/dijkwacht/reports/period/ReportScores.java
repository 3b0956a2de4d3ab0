package nl.dijkwacht.reports.period;

import java.util.List;

/**
 * The technical control score as it was when the report was made: how it was earlier is not kept.
 *
 * @param resources whose state was read
 * @param unreadable resources whose state could not be read
 * @param foreign results of controls that are not known here, which do not count
 * @param controls how many controls were asked
 * @param all over all of them
 * @param headlines all five in their order, also those that nothing counts for
 * @param articles of the framework, in their order
 * @param accounts the worst first
 */
public record ReportScores(
    long resources,
    long unreadable,
    long foreign,
    long controls,
    Score all,
    List<HeadlineScore> headlines,
    List<ReportedScore> articles,
    List<ReportedScore> accounts) {

  public ReportScores {
    headlines = List.copyOf(headlines);
    articles = List.copyOf(articles);
    accounts = List.copyOf(accounts);
  }
}
