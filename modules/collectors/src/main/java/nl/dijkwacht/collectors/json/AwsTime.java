package nl.dijkwacht.collectors.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;
import nl.dijkwacht.core.trail.EventTime;
import nl.dijkwacht.core.trail.TrailEvent;
import org.jspecify.annotations.Nullable;

/**
 * Reads a time in the forms in which services of AWS and their tools write it: ISO-8601 with any
 * fraction and offset, and seconds or milliseconds since the epoch as a number or text. Times are
 * kept to the millisecond, so that all forms of one moment are equal.
 */
final class AwsTime {

  private static final Pattern DECIMAL =
      Pattern.compile("[0-9]{1,16}(\\.[0-9]{1,18})?([eE]1?[0-9])?");

  /** Seconds reach it in the year 5138, milliseconds did in 1973. */
  private static final BigDecimal MILLIS_FROM = BigDecimal.valueOf(100_000_000_000L);

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  /** AWS is not older, and nothing that it tells happens after the latest. */
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private AwsTime() {}

  /** The time that a text or number tells; null if it tells none. */
  static @Nullable Instant of(Object value) {
    if (!(value instanceof String) && !(value instanceof Number)) {
      return null;
    }
    String text = value.toString();
    Instant time = DECIMAL.matcher(text).matches() ? sinceEpoch(text) : iso(text);
    return time == null || time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
  }

  private static Instant sinceEpoch(String text) {
    BigDecimal number = new BigDecimal(text);
    boolean millis = number.compareTo(MILLIS_FROM) >= 0;
    return Instant.ofEpochMilli((millis ? number : number.multiply(THOUSAND)).longValue());
  }

  private static @Nullable Instant iso(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    long millis = EventTime.parse(bytes, 0, bytes.length);
    return millis == TrailEvent.NO_TIME ? null : Instant.ofEpochMilli(millis);
  }
}
