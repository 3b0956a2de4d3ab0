package nl.dijkwacht.streams.behaviour.detector;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.streams.behaviour.habit.Baseline;
import nl.dijkwacht.streams.behaviour.habit.Day;
import nl.dijkwacht.streams.behaviour.habit.Known;
import nl.dijkwacht.streams.behaviour.habit.Pair;
import nl.dijkwacht.streams.behaviour.habit.Whereabouts;

/**
 * A day that is judged, and what is known of the days before.
 *
 * @param access one of the day, which tells who and what it is about
 * @param day since the epoch (event time, UTC)
 * @param days of principal and asset up to it
 * @param known what is remembered of the principal
 * @param pair how it began with the asset
 * @param watchedDays of the four weeks before on which any access was seen
 * @param eea whether a country, by its code, lies in the European Economic Area
 * @param whereabouts where the principal was in the last days
 */
public record Judged(
    Access access,
    long day,
    SortedMap<Long, Day> days,
    Known known,
    Pair pair,
    int watchedDays,
    Predicate<String> eea,
    Whereabouts.Of whereabouts) {

  /** The minute of the access, since the epoch (event time). */
  long minute() {
    return Known.minuteOf(access);
  }

  /** The day itself, if it is still remembered. */
  Day today() {
    return days.getOrDefault(day, Day.EMPTY);
  }

  /** Active days before, of any kind. */
  List<Long> earlier() {
    return days.headMap(day).entrySet().stream()
        .filter(entry -> entry.getValue().isActive())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether there were enough days for a habit. */
  boolean isWarm(BehaviourSettings settings) {
    List<Long> earlier = earlier();
    return earlier.size() >= settings.warmUp().activeDays()
        && day - earlier.get(0) >= settings.warmUp().spanDays();
  }

  /** Whether the principal itself is known for so long, whatever it touched. */
  boolean isKnown(BehaviourSettings settings) {
    return isKnownOn(day, settings);
  }

  /** Whether the principal was known for so long on a day. */
  boolean isKnownOn(long thatDay, BehaviourSettings settings) {
    return known.daysBefore(thatDay) >= settings.warmUp().activeDays()
        && thatDay - known.firstDay(thatDay) >= settings.warmUp().spanDays();
  }

  /**
   * What is usual by the days before: those of the same part of the week if they are enough, else
   * all.
   */
  Baseline baseline(ToLongFunction<Day> figure, int enough) {
    List<Long> alike =
        earlier().stream().filter(before -> isWeekend(before) == isWeekend(day)).toList();
    List<Long> chosen = alike.size() >= enough ? alike : earlier();
    return Baseline.of(
        chosen.stream().mapToLong(before -> figure.applyAsLong(days.get(before))).toArray());
  }

  static boolean isWeekend(long day) {
    DayOfWeek of = LocalDate.ofEpochDay(day).getDayOfWeek();
    return of == DayOfWeek.SATURDAY || of == DayOfWeek.SUNDAY;
  }

  /** The date, for people. */
  String date() {
    return LocalDate.ofEpochDay(day).toString();
  }
}
