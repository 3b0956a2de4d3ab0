package nl.dijkwacht.reports.period;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The days that a report is about.
 *
 * @param name as people gave it, such as {@code 2026-Q3}
 * @param first its first day
 * @param after the day after its last one
 * @param zone in which its days begin
 */
public record Period(String name, LocalDate first, LocalDate after, ZoneId zone) {

  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern QUARTER = Pattern.compile("(\\d{4})-[Qq]([1-4])");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
  private static final Pattern DAYS =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})/(\\d{4}-\\d{2}-\\d{2})");
  private static final int MONTHS_OF_QUARTER = 3;
  private static final int LONGEST_YEARS = 5;

  /** Up to so many days a trend has a point each day, and then each week. */
  private static final int DAILY = 35;

  /** Up to so many days a trend has a point each week, and then each month. */
  private static final int WEEKLY = 120;

  /**
   * Reads {@code 2026}, {@code 2026-Q3}, {@code 2026-09} or {@code 2026-09-01/2026-09-14}, whose
   * last day belongs to it.
   *
   * @throws IllegalArgumentException with a sentence for people, if a text is none of them
   */
  public static Period of(String text, ZoneId zone) {
    try {
      return read(text.strip(), zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(problem(text), e);
    }
  }

  private static Period read(String text, ZoneId zone) {
    Matcher quarter = QUARTER.matcher(text);
    Matcher days = DAYS.matcher(text);
    if (YEAR.matcher(text).matches()) {
      LocalDate first = Year.parse(text).atDay(1);
      return new Period(text, first, first.plusYears(1), zone);
    }
    if (quarter.matches()) {
      int month = (Integer.parseInt(quarter.group(2)) - 1) * MONTHS_OF_QUARTER + 1;
      LocalDate first = LocalDate.of(Integer.parseInt(quarter.group(1)), month, 1);
      return new Period(text, first, first.plusMonths(MONTHS_OF_QUARTER), zone);
    }
    if (MONTH.matcher(text).matches()) {
      LocalDate first = YearMonth.parse(text).atDay(1);
      return new Period(text, first, first.plusMonths(1), zone);
    }
    if (days.matches()) {
      LocalDate first = LocalDate.parse(days.group(1));
      LocalDate after = LocalDate.parse(days.group(2)).plusDays(1);
      if (first.isBefore(after) && !after.isAfter(first.plusYears(LONGEST_YEARS))) {
        return new Period(text, first, after, zone);
      }
    }
    throw new IllegalArgumentException(problem(text));
  }

  private static String problem(String text) {
    return ("'%s' is no period; write it as 2026, 2026-Q3, 2026-09 or 2026-09-01/2026-09-14, at most"
            + " %d years")
        .formatted(text, LONGEST_YEARS);
  }

  public Instant from() {
    return first.atStartOfDay(zone).toInstant();
  }

  /** Its end, which does not belong to it. */
  public Instant to() {
    return after.atStartOfDay(zone).toInstant();
  }

  /** Its end, or now while it lasts. */
  public Instant until(Instant now) {
    return now.isBefore(to()) ? now : to();
  }

  boolean contains(Instant time) {
    return !time.isBefore(from()) && time.isBefore(to());
  }

  /** The days that each have a point in a trend, of which the last may be one that is not over. */
  List<LocalDate> days(Instant now) {
    LocalDate last = until(now).minusMillis(1).atZone(zone).toLocalDate();
    List<LocalDate> days = new ArrayList<>();
    for (LocalDate next = first; !next.isAfter(last); ) {
      LocalDate following = following(next);
      LocalDate end = following.minusDays(1);
      days.add(end.isAfter(last) ? last : end);
      next = following;
    }
    return days;
  }

  /** The beginning of the next day, week or month. */
  private LocalDate following(LocalDate day) {
    LocalDate next;
    if (!after.isAfter(first.plusDays(DAILY))) {
      next = day.plusDays(1);
    } else if (!after.isAfter(first.plusDays(WEEKLY))) {
      next = day.plusWeeks(1);
    } else {
      next = day.withDayOfMonth(1).plusMonths(1);
    }
    return next.isAfter(after) ? after : next;
  }

  /** The instant at which a day of it is over, or now. */
  Instant endOf(LocalDate day, Instant now) {
    Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
    return end.isAfter(now) ? now : end;
  }
}
