package nl.dijkwacht.streams.drift.state;

import java.util.Arrays;
import java.util.List;
import nl.dijkwacht.core.verdict.Verdict.Result;
import org.jspecify.annotations.Nullable;

/**
 * What a control said of the states of a resource that are remembered, and in short of those before
 * them. So a state that comes late finds its place, and how the newest result came about is a
 * function of the set of states. Immutable.
 *
 * @param results one for each remembered moment, by {@link Codes}: 0 if it was not judged
 * @param past what the states before came to; null if there were none
 */
public record Track(byte[] results, @Nullable Past past) {

  /**
   * What the forgotten states came to, in milliseconds since the epoch (event time).
   *
   * @param since when their last result was first shown
   * @param after when another was last shown before it; {@link Long#MIN_VALUE} if never
   * @param before that other one; null if there was none
   * @param last when the last of them was captured
   */
  public record Past(Result result, long since, long after, @Nullable Result before, long last) {}

  /** Of a control that did not judge any of the moments. */
  static Track unjudged(int moments) {
    return new Track(new byte[moments], null);
  }

  /** The track with a result put in at a place. */
  Track with(int place, @Nullable Result result) {
    byte[] more = new byte[results.length + 1];
    System.arraycopy(results, 0, more, 0, place);
    more[place] = Codes.of(result);
    System.arraycopy(results, place, more, place + 1, results.length - place);
    return new Track(more, past);
  }

  /** The track with another result at its newest moment. */
  Track withNewest(@Nullable Result result) {
    byte[] changed = results.clone();
    changed[changed.length - 1] = Codes.of(result);
    return new Track(changed, past);
  }

  /** The track without what the moments before the newest showed, whose result is another now. */
  Track anew(@Nullable Result result) {
    byte[] only = new byte[results.length];
    only[only.length - 1] = Codes.of(result);
    return new Track(only, null);
  }

  /** The track without a moment that a later one says as much as. */
  Track without(int place) {
    byte[] fewer = new byte[results.length - 1];
    System.arraycopy(results, 0, fewer, 0, place);
    System.arraycopy(results, place + 1, fewer, place, fewer.length - place);
    return new Track(fewer, past);
  }

  /** The track with its first moment remembered in short. */
  Track shortened(long time) {
    Result first = result(0);
    Track rest = without(0);
    if (first == null || (first == Result.UNKNOWN && past != null)) {
      return rest;
    }
    return new Track(rest.results, pastWith(first, time));
  }

  private Past pastWith(Result result, long time) {
    if (past == null) {
      return new Past(result, time, Long.MIN_VALUE, null, time);
    }
    return past.result == result
        ? new Past(result, past.since, past.after, past.before, time)
        : new Past(result, time, past.last, past.result, time);
  }

  private @Nullable Result result(int place) {
    return Codes.result(results[place]);
  }

  /** The result as of the newest state; null if it was not judged. */
  public @Nullable Result current() {
    return results.length == 0 ? null : result(results.length - 1);
  }

  /** When a state was last captured that showed any result but UNKNOWN. */
  public long lastKnown(List<Moment> moments) {
    for (int i = results.length - 1; i >= 0; i--) {
      Result result = result(i);
      if (result != null && result != Result.UNKNOWN) {
        return moments.get(i).time();
      }
    }
    return past == null || past.result == Result.UNKNOWN ? Long.MIN_VALUE : past.last;
  }

  /**
   * How the newest result came about; null if it was not judged. That it could not be seen for a
   * while changes nothing: what failed before and after failed all the time.
   */
  public @Nullable Transition transition(List<Moment> moments) {
    Result result = current();
    if (result == null) {
      return null;
    }
    long since = moments.get(results.length - 1).time();
    for (int i = results.length - 2; i >= 0; i--) {
      Result earlier = result(i);
      if (earlier == result) {
        since = moments.get(i).time();
      } else if (earlier != null && (earlier != Result.UNKNOWN)) {
        return new Transition(result, since, moments.get(i).time(), earlier);
      }
    }
    if (past != null && past.result == result) {
      return new Transition(result, past.since, past.after, past.before);
    }
    return past == null || past.result == Result.UNKNOWN
        ? new Transition(result, since, Long.MIN_VALUE, null)
        : new Transition(result, since, past.last, past.result);
  }

  @Override
  public String toString() {
    return Arrays.toString(results) + " after " + past;
  }
}
