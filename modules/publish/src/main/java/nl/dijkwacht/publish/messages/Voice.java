package nl.dijkwacht.publish.messages;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How a subscription is spoken to.
 *
 * @param zone in which times are told
 */
public record Voice(Language language, Trust trust, ZoneId zone) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ROOT);

  /** A time as people read it. */
  String time(Instant at) {
    return TIME.format(at.atZone(zone));
  }
}
