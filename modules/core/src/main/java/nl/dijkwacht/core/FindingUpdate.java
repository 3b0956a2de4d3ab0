package nl.dijkwacht.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one signal does to a finding. It decides both in the stream and in a scan of files, so that
 * the two agree.
 *
 * @param alert what people are told, null if this is no news to them
 */
public record FindingUpdate(Finding finding, @Nullable Alert alert) {

  /**
   * Counts a signal that was not counted before.
   *
   * @param before the finding so far, null if there is none
   * @param newsFor how long after it happened an event is still news; what is collected later makes
   *     findings and wakes nobody
   */
  public static FindingUpdate of(@Nullable Finding before, Signal signal, Duration newsFor) {
    Finding after = counted(before, signal);
    EventSummary cause = signal.event();
    boolean news = !cause.eventTime().plus(newsFor).isBefore(cause.collectedAt());
    Level announced = after.announced();
    if (!news || (announced != null && announced.compareTo(after.level()) >= 0)) {
      return new FindingUpdate(after, null);
    }
    Finding told = after.announcedAtItsLevel();
    Alert.Transition transition =
        announced == null ? Alert.Transition.OPENED : Alert.Transition.WORSENED;
    return new FindingUpdate(told, Alert.of(transition, cause, told));
  }

  /** Counts a signal that is no news to anybody, however fresh; see {@link #of}. */
  public static FindingUpdate quiet(@Nullable Finding before, Signal signal) {
    return new FindingUpdate(counted(before, signal), null);
  }

  private static Finding counted(@Nullable Finding before, Signal signal) {
    return before == null ? Finding.of(signal) : before.with(signal);
  }
}
