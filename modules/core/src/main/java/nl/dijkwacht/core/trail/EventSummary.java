package nl.dijkwacht.core.trail;

import java.time.Instant;
import java.util.Comparator;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.Note;
import org.jspecify.annotations.Nullable;

/**
 * What a signal keeps of its event: who, what, where from and when.
 *
 * @param eventId the event's {@link TrailEvent#id}
 * @param eventTime when it happened (event time)
 * @param collectedAt when Dijkwacht got it (wall clock of the collector)
 * @param account the account whose trail recorded it, 12 digits, or empty if the record names none
 * @param provenance where the record came from, if the collector told
 * @param note a sentence with the figures that it was judged on, where what happened is no call
 * @param noteNl the same in Dutch; null if it is not told in Dutch
 */
public record EventSummary(
    String eventId,
    Instant eventTime,
    Instant collectedAt,
    String eventSource,
    String eventName,
    String account,
    String region,
    Principal principal,
    @Nullable String sourceAddress,
    @Nullable String userAgent,
    @Nullable String errorCode,
    @Nullable Provenance provenance,
    @Nullable String note,
    @Nullable String noteNl) {

  /** Of a call, whose figures are in its record. */
  public EventSummary(
      String eventId,
      Instant eventTime,
      Instant collectedAt,
      String eventSource,
      String eventName,
      String account,
      String region,
      Principal principal,
      @Nullable String sourceAddress,
      @Nullable String userAgent,
      @Nullable String errorCode,
      @Nullable Provenance provenance) {
    this(
        eventId,
        eventTime,
        collectedAt,
        eventSource,
        eventName,
        account,
        region,
        principal,
        sourceAddress,
        userAgent,
        errorCode,
        provenance,
        null,
        null);
  }

  /** The note in a language; null if there is none, and in English if it is not told in Dutch. */
  public @Nullable String note(boolean inDutch) {
    return inDutch && noteNl != null ? noteNl : note;
  }

  /** The same with a sentence on the figures that something was judged on. */
  public EventSummary withNote(Note sentence) {
    return new EventSummary(
        eventId,
        eventTime,
        collectedAt,
        eventSource,
        eventName,
        account,
        region,
        principal,
        sourceAddress,
        userAgent,
        errorCode,
        provenance,
        sentence.english(),
        sentence.dutch());
  }

  /** By event time; ties are broken by id, so that the order depends on the events alone. */
  public static final Comparator<EventSummary> BY_EVENT_TIME =
      Comparator.comparing(EventSummary::eventTime).thenComparing(EventSummary::eventId);

  /** Copies what is needed out of an event, so that it may outlive its reader's next record. */
  public static EventSummary of(
      TrailEvent event, Instant collectedAt, @Nullable Provenance provenance) {
    Principal principal = Principal.of(event);
    String recipient = event.topLevel("recipientAccountId");
    String account = recipient != null ? recipient : principal.account();
    String region = event.topLevel("awsRegion");
    return new EventSummary(
        Clipped.text(event.id()),
        event.eventTime(),
        collectedAt,
        Clipped.text(event.eventSource()),
        Clipped.text(event.eventName()),
        account == null ? "" : Clipped.text(account),
        region == null ? "" : Clipped.text(region),
        principal,
        Clipped.orNull(event.topLevel("sourceIPAddress")),
        Clipped.orNull(event.topLevel("userAgent")),
        Clipped.orNull(event.topLevel("errorCode")),
        provenance);
  }
}
