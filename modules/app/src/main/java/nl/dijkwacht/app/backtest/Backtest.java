package nl.dijkwacht.app.backtest;

import java.time.LocalDate;
import java.util.SortedMap;
import nl.dijkwacht.core.trail.Principal;

/**
 * How often a rule matched in stored logs.
 *
 * @param days those in UTC that have events, matched or not, by event time
 * @param byAccount matches by the account whose trail recorded them; the key is empty where the
 *     record names none
 * @param byKind matches by who made the call
 * @param findings how many findings the matches make: one for each account and subject
 */
public record Backtest(
    SortedMap<LocalDate, Day> days,
    SortedMap<String, Long> byAccount,
    SortedMap<Principal.Kind, Long> byKind,
    long findings) {

  /**
   * A day of the logs.
   *
   * @param events records that were held against the rule
   * @param matches distinct events that it matched
   */
  public record Day(long events, long matches) {}

  /** Matches of all days. */
  public long matches() {
    return days.values().stream().mapToLong(Day::matches).sum();
  }

  /** Days with a match. */
  public long daysWithMatches() {
    return days.values().stream().filter(day -> day.matches() > 0).count();
  }

  /** Matches of the day that has most of them. */
  public long mostOfADay() {
    return days.values().stream().mapToLong(Day::matches).max().orElse(0);
  }
}
