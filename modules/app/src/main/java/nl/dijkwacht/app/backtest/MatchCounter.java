package nl.dijkwacht.app.backtest;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import nl.dijkwacht.app.scan.ScanListener;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;

/** Counts the matches of one rule while logs are scanned. Thread-safe. */
public final class MatchCounter implements ScanListener {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final String ruleId;
  private final Tally<Long> eventsByDay = new Tally<>();
  private final Tally<Long> matchesByDay = new Tally<>();
  private final Tally<String> byAccount = new Tally<>();
  private final Tally<Principal.Kind> byKind = new Tally<>();
  private final Set<String> findings = ConcurrentHashMap.newKeySet();

  /**
   * @param ruleId matches of other rules are not counted
   */
  public MatchCounter(String ruleId) {
    this.ruleId = ruleId;
  }

  @Override
  public void event(long epochMillis) {
    eventsByDay.add(dayOf(epochMillis));
  }

  @Override
  public void match(Signal signal) {
    if (!signal.rule().id().equals(ruleId)) {
      return;
    }
    EventSummary event = signal.event();
    matchesByDay.add(dayOf(event.eventTime().toEpochMilli()));
    byAccount.add(event.account());
    byKind.add(event.principal().kind());
    findings.add(signal.findingId());
  }

  /** What was counted until now. */
  public Backtest counted() {
    Map<Long, Long> matches = matchesByDay.counts();
    SortedMap<LocalDate, Backtest.Day> days = new TreeMap<>();
    eventsByDay
        .counts()
        .forEach(
            (day, events) ->
                days.put(
                    LocalDate.ofEpochDay(day),
                    new Backtest.Day(events, matches.getOrDefault(day, 0L))));
    return new Backtest(days, byAccount.counts(), byKind.counts(), findings.size());
  }

  private static long dayOf(long epochMillis) {
    return Math.floorDiv(epochMillis, DAY);
  }
}
