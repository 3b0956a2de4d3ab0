package nl.dijkwacht.sigma.match;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import nl.dijkwacht.core.json.JsonKind;
import nl.dijkwacht.core.json.JsonTape;
import nl.dijkwacht.core.trail.EventTime;
import nl.dijkwacht.core.trail.TrailEvent;

/**
 * The time that a value is: a date and time of ISO 8601, in UTC unless it says otherwise, a date
 * alone for its midnight, or seconds or milliseconds since the epoch, as a number or as text.
 */
final class NodeTime {

  private static final int LONGEST = 40;

  /** Of seconds, the end of the year 5138; of milliseconds, the spring of 1973. */
  private static final BigDecimal FIRST_MILLIS = new BigDecimal("1e11");

  /** The end of the year 9999. */
  private static final BigDecimal MOST_MILLIS = BigDecimal.valueOf(253_402_300_799_999L);

  private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

  private NodeTime() {}

  /** Milliseconds since the epoch, or {@link TrailEvent#NO_TIME} if the value is no time. */
  static long of(JsonTape tape, int node) {
    JsonKind kind = tape.kind(node);
    int length = tape.end(node) - tape.start(node);
    if ((kind != JsonKind.NUMBER && kind != JsonKind.STRING) || length == 0 || length > LONGEST) {
      return TrailEvent.NO_TIME;
    }
    String text = tape.text(node);
    if (kind == JsonKind.NUMBER || text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.')) {
      return ofNumber(text);
    }
    boolean isDate = text.length() == 10;
    byte[] bytes = (isDate ? text + "T00:00:00Z" : text).getBytes(StandardCharsets.UTF_8);
    return EventTime.parse(bytes, 0, bytes.length);
  }

  private static long ofNumber(String text) {
    try {
      BigDecimal number = new BigDecimal(text);
      BigDecimal millis = number.compareTo(FIRST_MILLIS) < 0 ? number.multiply(MILLIS) : number;
      return number.signum() < 0 || millis.compareTo(MOST_MILLIS) > 0
          ? TrailEvent.NO_TIME
          : millis.longValue();
    } catch (NumberFormatException e) {
      return TrailEvent.NO_TIME;
    }
  }
}
