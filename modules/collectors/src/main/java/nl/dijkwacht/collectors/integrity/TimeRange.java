package nl.dijkwacht.collectors.integrity;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from belongs to it
 * @param to does not
 */
public record TimeRange(Instant from, Instant to) {

  boolean isEmpty() {
    return !from.isBefore(to);
  }

  /** The part that lies within another; empty if there is none. */
  TimeRange within(TimeRange other) {
    return new TimeRange(
        from.isBefore(other.from) ? other.from : from, to.isAfter(other.to) ? other.to : to);
  }

  boolean overlaps(TimeRange other) {
    return from.isBefore(other.to) && other.from.isBefore(to);
  }
}
