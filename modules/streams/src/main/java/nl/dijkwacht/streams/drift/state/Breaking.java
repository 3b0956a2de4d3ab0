package nl.dijkwacht.streams.drift.state;

/**
 * A call that by itself broke a control, as long as no state decided about it.
 *
 * @param change id of the change
 * @param time when the call was made, in milliseconds since the epoch (event time)
 * @param collectedAt when Dijkwacht got it, in milliseconds since the epoch
 * @param deployed whether it was made by a tool that deploys, so that the next call may mend it
 * @param expired whether no state came within the time in which one was expected
 */
public record Breaking(
    String change, long time, long collectedAt, boolean deployed, boolean expired) {

  /** The same after the time in which a state was expected. */
  public Breaking asExpired() {
    return new Breaking(change, time, collectedAt, deployed, true);
  }
}
