package nl.dijkwacht.core.finding;

import java.time.Duration;
import java.time.Instant;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a signal, a verdict, a person or time does to a finding. It decides both in the stream and
 * in a scan of files, so that the two agree.
 *
 * @param alert what people are told, null if this is no news to them
 */
public record FindingUpdate(Finding finding, @Nullable Alert alert) {

  /**
   * Counts a signal that was not counted before, where there are no exceptions.
   *
   * @param before the finding so far, null if there is none
   * @param newsFor as {@link AlertPolicy#newsFor}
   */
  public static FindingUpdate of(@Nullable Finding before, Signal signal, Duration newsFor) {
    return of(before, signal, AlertPolicy.newsFor(newsFor), Exceptions.NONE);
  }

  /**
   * Counts a signal that was not counted before.
   *
   * @param before the finding so far, null if there is none
   */
  public static FindingUpdate of(
      @Nullable Finding before, Signal signal, AlertPolicy policy, Exceptions exceptions) {
    return new SignalUpdate(before, signal, policy, exceptions).of(before);
  }

  /** Counts a signal that is no news to anybody, however fresh, and that reopens nothing. */
  public static FindingUpdate quiet(@Nullable Finding before, Signal signal) {
    FindingDraft draft = before == null ? FindingDraft.of(signal) : FindingDraft.of(before);
    if (before != null) {
      draft.count(signal);
    }
    return Telling.quiet(draft);
  }

  /**
   * Takes a verdict. Those of a finding must come in the order of their revisions; what comes again
   * later does nothing.
   *
   * @param before the finding so far, null if there is none
   * @return null if it changes nothing
   */
  public static @Nullable FindingUpdate of(
      @Nullable Finding before, Verdict verdict, AlertPolicy policy, Exceptions exceptions) {
    return new VerdictUpdate(verdict, policy, exceptions).of(before);
  }

  /**
   * Carries out a command that was not carried out before.
   *
   * @param before the finding, null if there is none
   * @param arrivedAt when the command came (wall clock)
   */
  public static CommandOutcome of(
      @Nullable Finding before, FindingCommand command, Instant arrivedAt) {
    return new CommandUpdate(command, arrivedAt).of(before);
  }

  /**
   * Does the next of what is due by now: ends a silence or an exception, begins one, or settles
   * what flapped. To be asked again until it gives nothing.
   *
   * @param now wall clock
   * @return null if nothing is due
   */
  public static @Nullable FindingUpdate asOf(
      Finding before, Instant now, AlertPolicy policy, Exceptions exceptions) {
    return new TimeUpdate(now, policy, exceptions).of(before);
  }
}
