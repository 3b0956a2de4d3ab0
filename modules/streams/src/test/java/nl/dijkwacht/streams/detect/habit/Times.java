package nl.dijkwacht.streams.detect.habit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Times at which something was heard. */
final class Times {

  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  static final Duration LONG = Duration.ofDays(365);

  private Times() {}

  /** From one time after the start until before another, at intervals. */
  static List<Instant> every(Duration interval, Duration from, Duration until) {
    return Stream.iterate(from, at -> at.compareTo(until) < 0, at -> at.plus(interval))
        .map(START::plus)
        .toList();
  }

  static HeardBins heard(List<Instant> times) {
    HeardBins heard = HeardBins.of(times.get(0));
    for (Instant at : times) {
      heard = heard.plus(at, LONG);
    }
    return heard;
  }

  static List<Instant> join(List<Instant> some, List<Instant> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
