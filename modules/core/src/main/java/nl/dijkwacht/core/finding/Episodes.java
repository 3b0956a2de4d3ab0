package nl.dijkwacht.core.finding;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.Bounded;
import org.jspecify.annotations.Nullable;

/**
 * How often and how long a finding was open, so that the time until it was repaired can be told.
 * All times are event time.
 *
 * @param count of the times that it was opened, from 1
 * @param openedAt when it was opened last
 * @param resolvedAt when what it told of was mended; null as long as it is not
 * @param reopened when it was reopened lately, oldest first
 * @param flapping whether it comes and goes so often that people are told no more until it is
 *     stable
 */
public record Episodes(
    long count,
    Instant openedAt,
    @Nullable Instant resolvedAt,
    List<Instant> reopened,
    boolean flapping) {

  /** What is reopened this often within {@link #WHILE} flaps. */
  private static final int OFTEN = 3;

  /** What did not change for so long is stable. */
  private static final Duration WHILE = Duration.ofHours(24);

  public Episodes {
    reopened = List.copyOf(reopened);
  }

  static Episodes first(Instant at) {
    return new Episodes(1, at, null, List.of(), false);
  }

  Episodes resolved(Instant at) {
    Instant end = at.isBefore(openedAt) ? openedAt : at;
    return new Episodes(count, openedAt, end, reopened, flapping);
  }

  /** With an earlier time of opening, if it turns out to be one. */
  Episodes openedBy(Instant at) {
    return at.isBefore(openedAt) ? new Episodes(count, at, resolvedAt, reopened, flapping) : this;
  }

  /** With an earlier time of mending, if it turns out to be one. */
  Episodes resolvedBy(Instant at) {
    return resolvedAt != null && at.isBefore(resolvedAt) ? resolved(at) : this;
  }

  Episodes reopened(Instant at) {
    boolean stable = !at.isBefore(turnedAt().plus(WHILE));
    List<Instant> lately = Bounded.with(stable ? List.of() : reopened, at, OFTEN);
    boolean often = lately.size() == OFTEN && lately.get(0).plus(WHILE).isAfter(at);
    return new Episodes(count + 1, at, null, lately, often || (flapping && !stable));
  }

  /** After it was stable for long enough. */
  Episodes settled() {
    return new Episodes(count, openedAt, resolvedAt, List.of(), false);
  }

  /** When it counts as stable again, unless it changes until then; null if it does not flap. */
  @Nullable Instant stableAt() {
    return flapping ? turnedAt().plus(WHILE) : null;
  }

  /** Whether what it told of was mended. */
  boolean ended() {
    return resolvedAt != null;
  }

  private Instant turnedAt() {
    return resolvedAt == null ? openedAt : resolvedAt;
  }
}
