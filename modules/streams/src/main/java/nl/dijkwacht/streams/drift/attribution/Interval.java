package nl.dijkwacht.streams.drift.attribution;

/**
 * When a result must have changed, in milliseconds since the epoch (event time).
 *
 * @param after when the state before was captured, or the resource was made; the change came later
 * @param until when the state was captured that showed it
 * @param bounded whether it was otherwise until then; if not, {@code after} only limits the search
 */
public record Interval(long after, long until, boolean bounded) {

  boolean contains(Call call) {
    return call.time() > after && call.time() <= until;
  }
}
