package nl.dijkwacht.core.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a finding, a person or time does to a case.
 *
 * @param events the steps that were taken, in their order
 * @param notices what people are told
 * @param erased objects that were reported erased
 */
public record CaseUpdate(
    Case after, List<CaseEvent> events, List<Notice> notices, List<Erased> erased) {

  public CaseUpdate {
    events = List.copyOf(events);
    notices = List.copyOf(notices);
    erased = List.copyOf(erased);
  }

  /**
   * Opens the case of a finding.
   *
   * @param id as {@link Case#idOf} gives it
   * @param follows id of the case that had the finding before and is over; null if there is none
   * @param recordedAt when Dijkwacht took it up (wall clock)
   */
  public static CaseUpdate opening(
      String id,
      Suspicion suspicion,
      @Nullable String follows,
      Instant recordedAt,
      CasePolicy policy) {
    return SuspicionUpdate.opening(id, suspicion, follows, recordedAt, policy);
  }

  /**
   * Takes a finding into a case, or what is new of one that is in it.
   *
   * @param recordedAt when Dijkwacht took it up (wall clock)
   * @return null if nothing is new
   */
  public static @Nullable CaseUpdate of(
      Case before, Suspicion suspicion, Instant recordedAt, CasePolicy policy) {
    return SuspicionUpdate.of(before, suspicion, recordedAt, policy);
  }

  /**
   * Takes an exposure of one of a case's assets into it, or what is new of one that is in it.
   *
   * @param recordedAt when Dijkwacht took it up (wall clock)
   * @return null if nothing is new
   */
  public static @Nullable CaseUpdate of(
      Case before, ExposedAsset exposed, Instant recordedAt, CasePolicy policy) {
    return ExposureUpdate.of(before, exposed, recordedAt, policy);
  }

  /**
   * Carries out a command that was not carried out before.
   *
   * @param before the case, null if there is none
   * @param arrivedAt when the command is taken up (wall clock)
   */
  public static CaseOutcome of(
      @Nullable Case before, CaseCommand command, Instant arrivedAt, CasePolicy policy) {
    return new CaseCommandUpdate(command, arrivedAt, policy).of(before);
  }

  /**
   * Does what time brings. Of the thresholds of one clock that passed while nobody looked, people
   * are told the last; the step names all.
   *
   * @param now wall clock
   * @return null if it changes nothing
   */
  public static @Nullable CaseUpdate asOf(Case before, Instant now, CasePolicy policy) {
    return ClockUpdate.of(before, now, policy);
  }
}
