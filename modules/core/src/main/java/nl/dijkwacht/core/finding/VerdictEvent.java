package nl.dijkwacht.core.finding;

import java.util.List;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.PlainReason;
import nl.dijkwacht.core.verdict.Verdict;

/** A verdict as findings and alerts tell of events: the call that caused it, if that is known. */
final class VerdictEvent {

  private static final String SOURCE = "config.amazonaws.com";
  private static final String NAME = "ConfigurationItemChangeNotification";
  private static final Principal NOBODY = new Principal(Principal.Kind.UNKNOWN, "unknown", null);

  private VerdictEvent() {}

  static EventSummary of(Verdict verdict) {
    Attribution attribution = verdict.attribution();
    return attribution == null ? unattributed(verdict) : call(attribution.call(), verdict);
  }

  /** When it was learnt and what was seen are the verdict's; all else is the call's. */
  private static EventSummary call(EventSummary call, Verdict verdict) {
    return new EventSummary(
        call.eventId(),
        call.eventTime(),
        verdict.collectedAt(),
        call.eventSource(),
        call.eventName(),
        call.account(),
        call.region(),
        call.principal(),
        call.sourceAddress(),
        call.userAgent(),
        call.errorCode(),
        call.provenance(),
        verdict.reason(),
        PlainReason.inDutch(verdict.reason()).orElse(null));
  }

  private static EventSummary unattributed(Verdict verdict) {
    return new EventSummary(
        StableId.of(List.of(verdict.findingId(), verdict.since().toString())),
        verdict.since(),
        verdict.collectedAt(),
        SOURCE,
        NAME,
        verdict.resource().account(),
        verdict.resource().region(),
        NOBODY,
        null,
        null,
        null,
        null,
        verdict.reason(),
        PlainReason.inDutch(verdict.reason()).orElse(null));
  }
}
