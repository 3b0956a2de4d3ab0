package nl.dijkwacht.reports.period;

import java.util.List;

/**
 * A rule or control as a report names it.
 *
 * @param title in the report's language, if it has one in it
 * @param language of the title
 * @param articles of the report's framework that it is about, as its tags name them
 */
public record ReportedRule(String id, String title, Language language, List<String> articles) {

  public ReportedRule {
    articles = List.copyOf(articles);
  }

  /** One whose title is in English. */
  public ReportedRule(String id, String title, List<String> articles) {
    this(id, title, Language.EN, articles);
  }
}
