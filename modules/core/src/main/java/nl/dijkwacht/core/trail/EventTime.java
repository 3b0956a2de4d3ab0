package nl.dijkwacht.core.trail;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;

/**
 * Reads the time of an event. CloudTrail writes {@code 2026-11-22T03:00:00Z}, which is read without
 * garbage; other tools write fractions, offsets or a space, and nothing for UTC.
 */
public final class EventTime {

  private static final int LONGEST = 40;
  private static final long MILLIS_PER_DAY = 86_400_000L;

  private static final DateTimeFormatter LENIENT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffsetId()
          .optionalEnd()
          .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
          .toFormatter()
          // Otherwise the 30th of February is read as the 28th, and an event moves in time.
          .withResolverStyle(ResolverStyle.STRICT);

  private EventTime() {}

  /** Milliseconds since the epoch, or {@link TrailEvent#NO_TIME}. */
  public static long parse(byte[] bytes, int from, int to) {
    if (isPlainForm(bytes, from, to)) {
      int hour = number(bytes, from + 11, 2);
      int minute = number(bytes, from + 14, 2);
      int second = number(bytes, from + 17, 2);
      int year = number(bytes, from, 4);
      int month = number(bytes, from + 5, 2);
      int day = number(bytes, from + 8, 2);
      if (hour < 24 && minute < 60 && second < 60 && month >= 1 && month <= 12 && day >= 1) {
        return day <= 28 || day <= LocalDate.of(year, month, 1).lengthOfMonth()
            ? epochDay(year, month, day) * MILLIS_PER_DAY
                + ((hour * 60L + minute) * 60L + second) * 1000L
            : TrailEvent.NO_TIME;
      }
    }
    return lenient(bytes, from, to);
  }

  private static boolean isPlainForm(byte[] bytes, int from, int to) {
    if (to - from != 20
        || bytes[from + 10] != 'T'
        || bytes[from + 19] != 'Z'
        || bytes[from + 4] != '-'
        || bytes[from + 7] != '-'
        || bytes[from + 13] != ':'
        || bytes[from + 16] != ':') {
      return false;
    }
    return number(bytes, from, 4) >= 1
        && number(bytes, from + 5, 2) >= 0
        && number(bytes, from + 8, 2) >= 0
        && number(bytes, from + 11, 2) >= 0
        && number(bytes, from + 14, 2) >= 0
        && number(bytes, from + 17, 2) >= 0;
  }

  private static int number(byte[] bytes, int at, int digits) {
    int number = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** Days since 1970-01-01 in the proleptic Gregorian calendar, counted from March. */
  private static long epochDay(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int era = y / 400;
    int yearOfEra = y - era * 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468L;
  }

  private static long lenient(byte[] bytes, int from, int to) {
    // No sign: years beyond four digits are nonsense, and overflow whatever is reckoned with them.
    if (to - from > LONGEST || from == to || number(bytes, from, 1) < 0) {
      return TrailEvent.NO_TIME;
    }
    try {
      String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
      return LENIENT.parse(text.replace(' ', 'T'), Instant::from).toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      return TrailEvent.NO_TIME;
    }
  }
}
