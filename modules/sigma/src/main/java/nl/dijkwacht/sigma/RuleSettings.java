package nl.dijkwacht.sigma;

import java.time.Duration;

/**
 * What reading rules depends on besides their text.
 *
 * @param longestTimespan that a correlation may have: no longer than its events are remembered
 */
public record RuleSettings(Duration longestTimespan) {

  /** As without a configuration. */
  public static final RuleSettings DEFAULT = new RuleSettings(Duration.ofDays(8));
}
