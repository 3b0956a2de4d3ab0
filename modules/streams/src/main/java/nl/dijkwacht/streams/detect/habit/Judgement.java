package nl.dijkwacht.streams.detect.habit;

import java.time.Duration;

/**
 * What is to be said about the silence of a source or a group of them.
 *
 * @param silent how long nothing was heard of it while the others were heard
 * @param usual how long it was silent at most before, see {@link Habit}; zero as long as the
 *     silence is below the floor, since nobody asks then
 * @param limit how long it may be silent; the floor as long as the silence is below it
 */
public record Judgement(State state, Duration silent, Duration usual, Duration limit) {

  /** Whether it is as usual. */
  public enum State {
    HEARD,
    /** It is not known well enough to be judged. */
    LEARNING,
    /** It is silent for longer than its habit allows. */
    SILENT,
    /** It is of a kind that is never judged. */
    UNJUDGED
  }

  /** Whether it is silent for longer than its limit, even if its habit is not known well. */
  public boolean isBeyondLimit() {
    return silent.compareTo(limit) >= 0;
  }
}
