package nl.dijkwacht.streams.drift.attribution;

/**
 * When a result must have changed, in milliseconds since the epoch (event time).
 *
 * @param after when the state before was captured, or the resource was made; the change came later
 * @param until when the state was captured that showed it
 * @param bounded whether it was otherwise until then; if not, {@code after} only limits the search
 */
public record Interval(long after, long until, boolean bounded) {

  /**
   * CloudTrail gives whole seconds, and a state may lag behind a call that it was captured after:
   * by so much calls beyond the interval may still belong to it, in milliseconds.
   */
  static final long SLACK = 10_000;

  boolean contains(Call call) {
    return call.time() > after && call.time() <= until;
  }

  /** Whether it contains a call, or nearly so. */
  boolean isNear(Call call) {
    return call.time() > after - SLACK && call.time() <= until + SLACK;
  }

  Interval before() {
    return new Interval(after - SLACK, after, false);
  }

  Interval behind() {
    return new Interval(until, until + SLACK, false);
  }
}
