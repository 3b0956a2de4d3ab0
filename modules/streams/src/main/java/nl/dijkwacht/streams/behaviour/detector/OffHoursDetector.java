package nl.dijkwacht.streams.behaviour.detector;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.streams.behaviour.habit.Day;

/**
 * Finds people who work at hours that are neither usual nor their own: on no day of the same part
 * of the week did they work within an hour of it.
 */
public final class OffHoursDetector implements HabitDetector {

  private static final int HOURS = 24;

  /** A bit for each hour. */
  private static final int ALL = (1 << HOURS) - 1;

  @Override
  public boolean concerns(Accessor accessor) {
    return accessor == Accessor.PERSON;
  }

  @Override
  public List<Suspicion> judge(Judged judged, BehaviourSettings settings) {
    BehaviourSettings.OffHours hours = settings.offHours();
    if (!hours.on() || !judged.isWarm(settings)) {
      return List.of();
    }
    int own = ownHours(judged);
    for (int hour = 0; hour < HOURS; hour++) {
      boolean isActive = (judged.today().activeHours() & (1 << hour)) != 0;
      ZonedDateTime local =
          LocalDate.ofEpochDay(judged.day())
              .atTime(hour, 0)
              .atZone(ZoneOffset.UTC)
              .withZoneSameInstant(hours.zone());
      if (isActive && (own & (1 << hour)) == 0 && isUnusual(local, hours)) {
        return List.of(
            Suspicion.of(
                BehaviourRule.OFF_HOURS,
                judged.access(),
                judged.date(),
                Note.of(
                    "Worked on %s at %d:00 (%s); usual is %d:00 to %d:00 from Monday to Friday, and on none of %d days before was it within an hour of that.",
                    "Werkte op %s om %d.00 uur (%s); gebruikelijk is maandag tot en met vrijdag van %d.00 tot %d.00 uur, en op geen van de %d dagen daarvoor was het binnen een uur daarvan.",
                    local.toLocalDate(),
                    local.getHour(),
                    hours.zone(),
                    hours.from(),
                    hours.until(),
                    judged.earlier().size())));
      }
    }
    return List.of();
  }

  private static boolean isUnusual(ZonedDateTime local, BehaviourSettings.OffHours hours) {
    DayOfWeek day = local.getDayOfWeek();
    return day == DayOfWeek.SATURDAY
        || day == DayOfWeek.SUNDAY
        || local.getHour() < hours.from()
        || local.getHour() >= hours.until();
  }

  /** Hours of UTC, a bit each, in which or next to which they worked. */
  private static int ownHours(Judged judged) {
    int bits = 0;
    for (long day : judged.earlier()) {
      Day of = judged.days().get(day);
      if (of != null && Judged.isWeekend(day) == Judged.isWeekend(judged.day())) {
        bits |= of.activeHours();
      }
    }
    return (bits | later(bits) | earlier(bits)) & ALL;
  }

  private static int later(int bits) {
    return (bits << 1) | (bits >>> (HOURS - 1));
  }

  private static int earlier(int bits) {
    return (bits >>> 1) | ((bits & 1) << (HOURS - 1));
  }
}
