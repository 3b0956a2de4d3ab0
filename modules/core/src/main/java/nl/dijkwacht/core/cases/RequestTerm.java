package nl.dijkwacht.core.cases;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/**
 * The term of a request, by Art. 12(3) AVG and Art. 3 of Regulation (EEC, Euratom) 1182/71: it ends
 * with the last hour of the day in the month that has the number of the day of receipt, of the
 * month's last day where there is none, and of the next working day where that is none.
 */
final class RequestTerm {

  private static final int MONTHS = 1;
  private static final int EXTENDED_MONTHS = 3;

  private RequestTerm() {}

  /** When it is over: the first instant after its last day. */
  static Instant end(SubjectRequest request, ZoneId zone, Set<LocalDate> holidays) {
    int months = request.extended() ? EXTENDED_MONTHS : MONTHS;
    return endOf(workingDay(lastDay(request, months), holidays), zone);
  }

  /** Until when the extension may be told: the end of the first month. */
  static Instant firstEnd(SubjectRequest request, ZoneId zone, Set<LocalDate> holidays) {
    return endOf(workingDay(lastDay(request, MONTHS), holidays), zone);
  }

  private static LocalDate lastDay(SubjectRequest request, int months) {
    return request.receivedOn().plusMonths(months).plusDays(request.pausedDays());
  }

  private static LocalDate workingDay(LocalDate day, Set<LocalDate> holidays) {
    LocalDate last = day;
    while (isFree(last, holidays)) {
      last = last.plusDays(1);
    }
    return last;
  }

  private static boolean isFree(LocalDate day, Set<LocalDate> holidays) {
    DayOfWeek weekday = day.getDayOfWeek();
    return weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY || holidays.contains(day);
  }

  private static Instant endOf(LocalDate day, ZoneId zone) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
