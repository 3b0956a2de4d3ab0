package nl.dijkwacht.streams.drift.state;

import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.core.verdict.Verdict.Result;
import nl.dijkwacht.core.verdict.Verdict.Standing;
import org.jspecify.annotations.Nullable;

/**
 * The last verdict that was written of a control on a resource, as far as the next one depends on
 * it.
 *
 * @param before as {@link Verdict#before}
 * @param since as {@link Verdict#since}, in milliseconds since the epoch
 * @param shown when the first state that showed it was captured, or the call was made, in
 *     milliseconds since the epoch (event time)
 * @param toldAt when the result was told first, without later amendments, as {@link
 *     Verdict#collectedAt}
 * @param attribution fingerprint of whom it was attributed to; 0 if to nobody
 * @param revision as {@link Verdict#revision}
 */
public record Told(
    Result result,
    Standing standing,
    @Nullable Result before,
    long since,
    long shown,
    long toldAt,
    long attribution,
    long revision) {

  /** Whether the failure that was told of may last. */
  public boolean isOpen() {
    return result == Result.FAIL || (result == Result.UNKNOWN && standing != Standing.WITHDRAWN);
  }

  /** Whether it was told of a call that no state has decided about. */
  public boolean isProvisional() {
    return standing == Standing.PROVISIONAL;
  }
}
