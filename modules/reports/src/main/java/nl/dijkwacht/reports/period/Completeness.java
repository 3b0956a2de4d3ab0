package nl.dijkwacht.reports.period;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of what was not seen.
 *
 * @param sources null if not known
 * @param digests null if not known
 * @param deadLetters how many of each reason were set aside in the period, of all legal entities;
 *     null if not known
 * @param blindSpots how many of each kind there are now, by title; null if not known
 * @param problems why something is not known
 */
public record Completeness(
    @Nullable Sources sources,
    @Nullable Digests digests,
    @Nullable Map<String, Long> deadLetters,
    @Nullable Map<String, Long> blindSpots,
    List<String> problems) {

  /** Topics of heartbeats, digests and dead letters keep so much. */
  public static final Duration KEPT = Duration.ofDays(30);

  /** Who was not heard for so long is named. Its own habit decides whether that is a finding. */
  public static final Duration SILENCE = Duration.ofDays(1);

  public Completeness {
    deadLetters = sorted(deadLetters);
    blindSpots = sorted(blindSpots);
    problems = List.copyOf(problems);
  }

  private static @Nullable Map<String, Long> sorted(@Nullable Map<String, Long> counts) {
    return counts == null ? null : Collections.unmodifiableMap(new TreeMap<>(counts));
  }

  /**
   * Sources of events.
   *
   * @param heard how many were heard in the time that is kept
   * @param silent those that were not heard for {@link #SILENCE}, longest ago first
   */
  public record Sources(long heard, List<Silent> silent) {

    public Sources {
      silent = List.copyOf(silent);
    }
  }

  /**
   * A source that was not heard lately.
   *
   * @param lastHeard wall clock of the collector
   */
  public record Silent(String source, Instant lastHeard) {}

  /**
   * CloudTrail's digest files that were held against signature and hashes and end in the period.
   *
   * @param from the beginning of what they cover (event time); null if there are none
   * @param to the end of what they cover (event time); null if there are none
   */
  public record Digests(
      long intact,
      long tampered,
      long incomplete,
      long logFiles,
      @Nullable Instant from,
      @Nullable Instant to) {

    /** Of both. */
    public Digests plus(Digests other) {
      return new Digests(
          intact + other.intact,
          tampered + other.tampered,
          incomplete + other.incomplete,
          logFiles + other.logFiles,
          outer(from, other.from, true),
          outer(to, other.to, false));
    }

    private static @Nullable Instant outer(
        @Nullable Instant one, @Nullable Instant other, boolean earlier) {
      if (one == null || other == null) {
        return one == null ? other : one;
      }
      return one.isBefore(other) == earlier ? one : other;
    }
  }
}
