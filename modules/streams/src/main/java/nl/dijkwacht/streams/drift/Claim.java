package nl.dijkwacht.streams.drift;

import java.time.Instant;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.core.verdict.Verdict.Result;
import nl.dijkwacht.core.verdict.Verdict.Standing;
import nl.dijkwacht.streams.drift.state.Breaking;
import nl.dijkwacht.streams.drift.state.ControlState;
import nl.dijkwacht.streams.drift.state.ResourceState;
import nl.dijkwacht.streams.drift.state.Told;
import nl.dijkwacht.streams.drift.state.Transition;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of a control on a resource, from its states and the calls after them. Times
 * are in milliseconds since the epoch.
 *
 * @param before the result until then; null if none is known
 * @param shown when the first state that showed it was captured, or the call was made (event time)
 * @param after when another result was last shown (event time); {@link Long#MIN_VALUE} if never
 * @param heldUntil when it begins to count (wall clock); {@link Long#MIN_VALUE} if it always did
 * @param outlasted whether a state that was captured since then shows it still
 */
record Claim(
    Result result,
    Standing standing,
    @Nullable Result before,
    long shown,
    long after,
    long heldUntil,
    boolean outlasted) {

  /**
   * The claim of a control; null if it never said anything.
   *
   * @param control null if it is no longer in use
   */
  static @Nullable Claim of(
      ResourceState resource,
      ControlState state,
      @Nullable Control control,
      DriftTopology.Settings settings) {
    Told told = state.told();
    Breaking breaking = state.breaking();
    Transition transition = state.track().transition(resource.moments());
    if (control != null && breaking != null) {
      long hold =
          Math.max(grace(resource, control, breaking.time()), deployment(breaking, settings));
      Result before = transition == null ? null : transition.result();
      return new Claim(
          Result.FAIL, Standing.PROVISIONAL, before, breaking.time(), Long.MIN_VALUE, hold, false);
    }
    if (transition != null) {
      long hold =
          control != null && transition.result() == Result.FAIL
              ? grace(resource, control, transition.since())
              : Long.MIN_VALUE;
      return new Claim(
          transition.result(),
          told != null && told.isProvisional() && transition.result() != Result.FAIL
              ? Standing.WITHDRAWN
              : Standing.CONFIRMED,
          transition.before(),
          transition.since(),
          transition.after(),
          hold,
          hold <= resource.newest());
    }
    return told == null ? null : nothingMore(told, control);
  }

  /** Nothing is left of what was told: the control is gone, or the call was mended by another. */
  private static Claim nothingMore(Told told, @Nullable Control control) {
    return new Claim(
        control == null ? Result.NOT_APPLICABLE : Result.UNKNOWN,
        told.isProvisional() ? Standing.WITHDRAWN : Standing.CONFIRMED,
        told.result(),
        told.shown(),
        Long.MIN_VALUE,
        Long.MIN_VALUE,
        false);
  }

  private static long grace(ResourceState resource, Control control, long time) {
    long created = resource.createdAt();
    long grace = control.grace().toMillis();
    boolean young = created != Long.MAX_VALUE && time - created < grace;
    return young ? created + grace : Long.MIN_VALUE;
  }

  private static long deployment(Breaking breaking, DriftTopology.Settings settings) {
    return breaking.deployed()
        ? breaking.collectedAt() + settings.deploymentHold().toMillis()
        : Long.MIN_VALUE;
  }

  /** Whether it does not count yet, since a failure of it may pass by itself. */
  boolean isHeld(@Nullable Told told, long released) {
    boolean fails = told != null && told.result() == Result.FAIL;
    return result == Result.FAIL && !fails && !outlasted && heldUntil > released;
  }

  /**
   * Since when it counts, if it was held; null otherwise.
   *
   * @param since when it became so
   * @param now wall clock
   */
  @Nullable Instant countsFrom(long since, long now) {
    return heldUntil > since && heldUntil <= now ? Instant.ofEpochMilli(heldUntil) : null;
  }

  /** Whether it is another thing than was told last, and of interest to anybody. */
  boolean isNews(@Nullable Told told) {
    if (result == Result.FAIL) {
      return told == null || told.result() != Result.FAIL || told.standing() != standing;
    }
    return told != null && told.isOpen() && (told.result() != result || told.isProvisional());
  }

  /** Whether it is what was told last, of which more may be known by now. */
  boolean isSameAs(Told told) {
    boolean stands =
        told.isOpen() || told.standing() == Standing.WITHDRAWN || shown <= told.shown();
    return told.result() == result && result != Result.UNKNOWN && stands;
  }
}
