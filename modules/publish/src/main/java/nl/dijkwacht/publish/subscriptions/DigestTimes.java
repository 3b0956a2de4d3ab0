package nl.dijkwacht.publish.subscriptions;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/** The times of each day at which all that came is told in one message; at least one. */
public record DigestTimes(List<LocalTime> at, ZoneId zone) {

  public DigestTimes {
    at = at.stream().distinct().sorted().toList();
  }

  /** The first after a time. */
  public Instant after(Instant time) {
    ZonedDateTime local = time.atZone(zone);
    return at.stream()
        .map(local::with)
        .filter(next -> next.isAfter(local))
        .findFirst()
        .orElseGet(() -> local.plusDays(1).with(at.get(0)))
        .toInstant();
  }
}
