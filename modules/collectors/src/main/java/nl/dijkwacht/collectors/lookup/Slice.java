package nl.dijkwacht.collectors.lookup;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A part of the time that is asked for (event time). Slices go from old to new, while CloudTrail
 * tells each from its end to its beginning: what is left of one shrinks towards its beginning.
 *
 * @param left the end of what was not told yet, inclusive; null for all there is, which is more
 *     than up to {@code to} where clocks disagree
 */
record Slice(Instant from, Instant to, @Nullable Instant left) {

  /** So much at once, so that a long way is made in steps that need not be made again. */
  static final Duration LONGEST = Duration.ofMinutes(30);

  /** The slice that begins at a time. */
  static Slice from(Instant from, Instant now) {
    Instant to = from.plus(LONGEST);
    return to.isBefore(now) ? new Slice(from, to, to) : new Slice(from, now, null);
  }

  /** The slice that was not finished; null if there is none, or its words make no sense. */
  static @Nullable Slice unfinished(Instant from, @Nullable String cursor) {
    int between = cursor == null ? -1 : cursor.indexOf('/');
    if (cursor == null || between < 0) {
      return null;
    }
    try {
      Instant to = Instant.parse(cursor.substring(0, between));
      Instant left = Instant.parse(cursor.substring(between + 1));
      return left.isBefore(from) ? null : new Slice(from, to, left);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** What goes into a checkpoint once all after a time was told. */
  String cursor(Instant told) {
    return to + "/" + told;
  }
}
