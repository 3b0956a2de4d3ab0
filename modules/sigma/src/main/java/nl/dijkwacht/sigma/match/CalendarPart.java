package nl.dijkwacht.sigma.match;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.Locale;

/** A part of a time in UTC, in the ISO calendar, that rules can compare with a number. */
public enum CalendarPart {
  MINUTE(ChronoField.MINUTE_OF_HOUR, 0, 59),
  HOUR(ChronoField.HOUR_OF_DAY, 0, 23),
  DAY(ChronoField.DAY_OF_MONTH, 1, 31),
  /** Weeks begin on Monday, and the first of a year is that with its first Thursday. */
  WEEK(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 1, 53),
  MONTH(ChronoField.MONTH_OF_YEAR, 1, 12),
  YEAR(ChronoField.YEAR, 1, 9999);

  private final TemporalField field;
  private final int first;
  private final int last;

  CalendarPart(TemporalField field, int first, int last) {
    this.field = field;
    this.first = first;
    this.last = last;
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public int first() {
    return first;
  }

  public int last() {
    return last;
  }

  /** Of a time in milliseconds since the epoch. */
  int of(long epochMillis) {
    return Instant.ofEpochMilli(epochMillis).atOffset(ZoneOffset.UTC).get(field);
  }
}
