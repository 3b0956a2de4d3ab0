package nl.dijkwacht.streams.drift;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import nl.dijkwacht.controls.Control;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.Attribution.Confidence;
import nl.dijkwacht.core.verdict.Verdict.Result;
import nl.dijkwacht.core.verdict.Verdict.Standing;
import nl.dijkwacht.streams.drift.attribution.Attributor;
import nl.dijkwacht.streams.drift.attribution.Call;
import nl.dijkwacht.streams.drift.attribution.Interval;
import nl.dijkwacht.streams.drift.state.Breaking;
import nl.dijkwacht.streams.drift.state.ControlState;
import nl.dijkwacht.streams.drift.state.ResourceState;
import nl.dijkwacht.streams.drift.state.Told;
import org.jspecify.annotations.Nullable;

/**
 * Who caused what controls say of one resource on one occasion: which calls are asked about what,
 * in which interval. Changes nothing.
 */
final class Causes {

  /** A resource may be made a little after the time that the call to make it has. */
  private static final long BEFORE_CREATION = Duration.ofSeconds(10).toMillis();

  private final Supplier<List<Call>> calls;
  private final long collectedAt;
  private final long window;

  /**
   * @param calls on the resource, if they are asked for
   * @param collectedAt when what gave the occasion was collected, in milliseconds since the epoch
   * @param window how long before the first state of a resource calls are looked for
   */
  Causes(Supplier<List<Call>> calls, long collectedAt, Duration window) {
    this.calls = calls;
    this.collectedAt = collectedAt;
    this.window = window.toMillis();
  }

  /**
   * Who caused it, and since when it is so in milliseconds since the epoch (event time).
   *
   * @param attribution null if nobody is named
   */
  record Cause(@Nullable Attribution attribution, long since) {}

  /** That nobody is named. */
  static Cause nobody(long since) {
    return new Cause(null, since);
  }

  /**
   * Who caused what is claimed of a control.
   *
   * @param before the control's state until now
   * @param control null if it is no longer in use
   */
  Cause of(
      String id, ResourceState state, ControlState before, @Nullable Control control, Claim claim) {
    Breaking breaking = before.breaking();
    Told told = before.told();
    if (claim.standing() == Standing.PROVISIONAL && breaking != null) {
      Attribution broke =
          first(call -> call.change().id().equals(breaking.change()))
              .map(call -> call.as(Confidence.CERTAIN, 0))
              .orElse(null);
      return new Cause(broke, claim.shown());
    }
    // A new control or register changed it, or nothing is known of what it was before.
    boolean nobody = claim.shown() <= before.frozenAt();
    if (control == null || nobody) {
      return nobody(claim.shown());
    }
    boolean again = told != null && told.standing() == Standing.WITHDRAWN && claim.isSameAs(told);
    if (told != null && (again || claim.standing() == Standing.WITHDRAWN)) {
      return mended(id, control, state, told);
    }
    if (claim.result() == Result.UNKNOWN) {
      return nobody(claim.shown());
    }
    Attribution attribution =
        new Attributor(id, control.changedBy(), claim.result())
            .find(interval(state, claim), calls.get());
    return new Cause(attribution, since(id, claim, attribution));
  }

  /**
   * Who mended what a call broke. If nobody did, it was not broken; then a call that is only
   * possible tells nothing.
   */
  private Cause mended(String id, Control control, ResourceState state, Told told) {
    List<Call> later = calls.get().stream().filter(call -> call.time() > told.shown()).toList();
    long until = state.isNew() ? collectedAt : Math.max(told.shown(), state.newest());
    Attribution mended =
        new Attributor(id, control.changedBy(), Result.PASS)
            .find(new Interval(told.shown(), until, true), later);
    if (mended != null && mended.confidence() != Confidence.POSSIBLE) {
      return new Cause(mended, mended.call().eventTime().toEpochMilli());
    }
    return nobody(told.standing() == Standing.WITHDRAWN ? told.since() : until);
  }

  private Optional<Call> first(Predicate<Call> wanted) {
    return calls.get().stream().filter(wanted).findFirst();
  }

  private Interval interval(ResourceState state, Claim claim) {
    if (claim.after() != Long.MIN_VALUE) {
      return new Interval(claim.after(), claim.shown(), true);
    }
    long begin = claim.shown() - window;
    long created = state.createdAt() - BEFORE_CREATION;
    boolean made = state.createdAt() != Long.MAX_VALUE && created > begin;
    return new Interval(made ? created : begin, claim.shown(), made);
  }

  /** A call that by itself set the result tells best when it became so. */
  private long since(String id, Claim claim, @Nullable Attribution attribution) {
    if (attribution == null) {
      return claim.shown();
    }
    String event = attribution.call().eventId();
    return first(
            call ->
                call.change().event().eventId().equals(event) && call.saysOf(id) == claim.result())
        .map(Call::time)
        .orElse(claim.shown());
  }
}
