package nl.dijkwacht.streams.drift.state;

import org.jspecify.annotations.Nullable;

/**
 * How one control stands on one resource.
 *
 * @param frozenAt the newest state's time when a new control or register changed the result, so
 *     that nobody's call did (event time, milliseconds since the epoch); {@link Long#MIN_VALUE} if
 *     that never was so
 * @param baseline whether it failed already when its account was first seen
 * @param breaking the call that by itself broke it, as long as no state decides; null if none
 * @param told the last verdict; null if none was written
 * @param shown as it was last counted; null if it was not
 */
public record ControlState(
    Track track,
    long frozenAt,
    boolean baseline,
    @Nullable Breaking breaking,
    @Nullable Told told,
    @Nullable Shown shown) {

  /** Of a control that has not judged any of the moments. */
  public static ControlState unjudged(int moments) {
    return new ControlState(Track.unjudged(moments), Long.MIN_VALUE, false, null, null, null);
  }

  public ControlState with(Track changed) {
    return new ControlState(changed, frozenAt, baseline, breaking, told, shown);
  }

  public ControlState frozen(Track changed, long at) {
    return new ControlState(changed, at, baseline, breaking, told, shown);
  }

  public ControlState with(@Nullable Breaking call) {
    return new ControlState(track, frozenAt, baseline, call, told, shown);
  }

  public ControlState with(Told verdict, boolean ofBaseline) {
    return new ControlState(track, frozenAt, ofBaseline, breaking, verdict, shown);
  }

  public ControlState with(@Nullable Shown counted) {
    return new ControlState(track, frozenAt, baseline, breaking, told, counted);
  }

  /** The number of the last verdict; 0 if none was written. */
  public long revision() {
    return told == null ? 0 : told.revision();
  }
}
