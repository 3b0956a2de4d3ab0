package nl.dijkwacht.publish.subscriptions;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import nl.dijkwacht.core.signal.Level;

/**
 * Hours of each day in which people are left alone, perhaps beyond midnight.
 *
 * @param passes from which level on they are told all the same
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone, Level passes) {

  /** When somebody may be told what comes at a time: then, or at the end of the hours. */
  public Instant after(Instant time, Level level) {
    if (level.compareTo(passes) >= 0) {
      return time;
    }
    ZonedDateTime local = time.atZone(zone);
    LocalTime at = local.toLocalTime();
    boolean overnight = from.isAfter(to);
    boolean quiet =
        overnight ? !at.isBefore(from) || at.isBefore(to) : !at.isBefore(from) && at.isBefore(to);
    if (!quiet) {
      return time;
    }
    ZonedDateTime end = local.with(to);
    return (end.isAfter(local) ? end : end.plusDays(1)).toInstant();
  }
}
