package nl.dijkwacht.core;

import org.jspecify.annotations.Nullable;

/**
 * Something that people should look at, with an identity and a life. But for {@code announced}, it
 * is a function of the set of its signals, whatever their order.
 *
 * @param id hash of tenant, rule and subject
 * @param rule as of the event that happened last
 * @param level the gravest level that any of its signals had
 * @param occurrences number of distinct events
 * @param first the event that happened first (event time)
 * @param latest the event that happened last (event time)
 * @param announced the gravest level that people were alerted to; null if they were not alerted,
 *     since all of it was old news
 */
public record Finding(
    String id,
    Status status,
    RuleRef rule,
    Subject subject,
    Level level,
    long occurrences,
    EventSummary first,
    EventSummary latest,
    @Nullable Level announced) {

  /** Where a finding stands in its life. */
  public enum Status {
    OPEN
  }

  /** A finding of one signal. */
  static Finding of(Signal signal) {
    return new Finding(
        signal.findingId(),
        Status.OPEN,
        signal.rule(),
        signal.subject(),
        signal.rule().level(),
        1,
        signal.event(),
        signal.event(),
        null);
  }

  /** This finding with one more signal, which must not have been counted before. */
  Finding with(Signal signal) {
    EventSummary event = signal.event();
    boolean newer = EventSummary.BY_EVENT_TIME.compare(event, latest) > 0;
    boolean older = EventSummary.BY_EVENT_TIME.compare(event, first) < 0;
    return new Finding(
        id,
        status,
        newer ? signal.rule() : rule,
        subject,
        level.or(signal.rule().level()),
        occurrences + 1,
        older ? event : first,
        newer ? event : latest,
        announced);
  }

  Finding announcedAtItsLevel() {
    return new Finding(id, status, rule, subject, level, occurrences, first, latest, level);
  }
}
