package nl.dijkwacht.sigma;

import java.time.Duration;
import nl.dijkwacht.sigma.modify.Placeholders;

/**
 * What reading rules depends on besides their text.
 *
 * @param longestTimespan that a correlation may have: no longer than its events are remembered
 * @param placeholders what those of the rules stand for
 */
public record RuleSettings(Duration longestTimespan, Placeholders placeholders) {

  /** As without a configuration. */
  public static final RuleSettings DEFAULT =
      new RuleSettings(Duration.ofDays(8), Placeholders.NONE);

  /** These settings with other placeholders. */
  public RuleSettings with(Placeholders others) {
    return new RuleSettings(longestTimespan, others);
  }
}
