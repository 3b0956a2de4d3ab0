package nl.dijkwacht.core.verdict;

import nl.dijkwacht.core.trail.EventSummary;
import org.jspecify.annotations.Nullable;

/**
 * Who caused a verdict to change, and how sure that is.
 *
 * @param call that caused it: who, where from, with what, when
 * @param means through what it was made
 * @param sessionIssuer as {@link Change#sessionIssuer}
 * @param mfa as {@link Change#mfa}
 * @param rivals how many calls of other principals in the same interval could have caused it too
 */
public record Attribution(
    Confidence confidence,
    EventSummary call,
    Change.Means means,
    @Nullable String sessionIssuer,
    @Nullable Boolean mfa,
    int rivals) {

  /** How sure it is. A wrong name is worse than none, so below these there is no attribution. */
  public enum Confidence {
    /** The one call in the interval that can have changed what the control looks at. */
    CERTAIN,
    /** The last of several such calls, all of one principal, or the one that tells what it set. */
    LIKELY,
    /** The only call on the resource in the interval, though not known to change this. */
    POSSIBLE
  }
}
