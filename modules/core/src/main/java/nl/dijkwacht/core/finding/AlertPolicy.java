package nl.dijkwacht.core.finding;

import java.time.Duration;
import java.time.Instant;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.trail.EventSummary;

/**
 * What people want to hear.
 *
 * @param newsFor how long after it happened an event is still news; what is collected later makes
 *     findings and wakes nobody
 * @param drift which failures of controls are told
 * @param callerWithin for how long, after what shows a failure was collected, its alert waits for
 *     who caused it (wall clock); zero if it does not wait
 * @param recursAfter an event that comes so long or longer after the last one of an open finding is
 *     told again (both event time)
 */
public record AlertPolicy(
    Duration newsFor, Audience drift, Duration callerWithin, Duration recursAfter) {

  /** Longer than a week, so that what happens each week is not told each week. */
  public static final Duration RECURS_AFTER = Duration.ofDays(8);

  /** A tag of controls that keep what is done visible, so that their failure is everybody's. */
  public static final String WATCHES_LOGGING = "dijkwacht.watches-logging";

  /** Which failures of controls are told. Signals are told whatever it says. */
  public enum Audience {
    /** Of resources with personal data, and of what keeps what is done to them visible. */
    PERSONAL_DATA,
    ALL,
    NONE
  }

  /** News for so long, and of drift what concerns personal data, whether or not it has a name. */
  public static AlertPolicy newsFor(Duration newsFor) {
    return new AlertPolicy(newsFor, Audience.PERSONAL_DATA, Duration.ZERO, RECURS_AFTER);
  }

  boolean isNews(Instant happenedAt, Instant collectedAt) {
    return !happenedAt.plus(newsFor).isBefore(collectedAt);
  }

  /** Whether an event is another incident than what was last seen of its finding. */
  boolean recurs(EventSummary last, EventSummary event) {
    return !event.eventTime().isBefore(last.eventTime().plus(recursAfter));
  }

  /** Whether people want to hear of a finding at all. */
  boolean concerns(Finding finding) {
    Drift about = finding.drift();
    return about == null
        || switch (drift) {
          case ALL -> true;
          case NONE -> false;
          case PERSONAL_DATA ->
              concernsPersonalData(about.classification())
                  || finding.rule().tags().contains(WATCHES_LOGGING);
        };
  }

  private static boolean concernsPersonalData(Classification classification) {
    return classification.personalData()
        || classification.specialCategory()
        || classification.watchesLogging();
  }
}
