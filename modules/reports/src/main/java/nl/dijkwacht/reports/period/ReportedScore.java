package nl.dijkwacht.reports.period;

/**
 * The score of an article or an account.
 *
 * @param about what else people know it by, such as the account's name; may be empty
 */
public record ReportedScore(String name, String about, Score score) {}
