package nl.dijkwacht.streams.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.Heartbeat;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.streams.detect.habit.Judgement;

/**
 * Makes the signals about sources of events. Their event is none of AWS: it is what Dijkwacht saw,
 * and when it saw it. Ids depend on the source and on when it was last heard, so a silence is one
 * signal, however often it is told.
 */
final class SourceSignals {

  private static final String DIJKWACHT = "dijkwacht";

  /** Who stopped a source is not known. */
  private static final Principal UNKNOWN = new Principal(Principal.Kind.UNKNOWN, "unknown", null);

  private final String tenant;

  SourceSignals(String tenant) {
    this.tenant = tenant;
  }

  /** A source is silent for longer than its habit allows. */
  Signal silent(Heartbeat latest, Judgement judgement, Instant now) {
    Note note =
        figures(
            latest,
            judgement,
            new Note(" while others were heard", " terwijl andere wel zijn gehoord"));
    return ofSource(latest, "SourceFellSilent", note, now);
  }

  /** A source was not heard for so long that it is no longer watched. */
  Signal forgotten(Heartbeat latest, Duration after, Instant now) {
    Note note =
        Note.of(
            "Last heard at %s, at least %d days ago. It is watched again when it is heard again.",
            "Het laatst gehoord om %s, ten minste %d dagen geleden. Zodra hij weer wordt gehoord, wordt"
                + " er weer op gelet.",
            latest.arrivedAt(),
            after.toDays());
    return ofSource(latest, "SourceForgotten", note, now);
  }

  private Signal ofSource(Heartbeat latest, String name, Note note, Instant now) {
    Subject subject = new Subject(latest.account(), Map.of("source", latest.source()));
    String cause = StableId.of(List.of(latest.source(), latest.arrivedAt().toString(), name));
    return signal(SourceRules.SILENT, subject, event(cause, name, latest, note, now));
  }

  /**
   * Nothing is heard of a group of sources.
   *
   * @param group {@code everything} or a kind
   */
  Signal deaf(String group, Heartbeat latest, Judgement judgement, Instant now) {
    String name = "NothingHeard";
    Note note = figures(latest, judgement, new Note("", ""));
    String cause = StableId.of(List.of(group, latest.arrivedAt().toString(), name));
    Heartbeat ofAll =
        new Heartbeat(group, latest.kind(), "", "", latest.newestEvent(), latest.arrivedAt(), 0);
    Subject subject = new Subject("", Map.of("sources", group));
    return signal(SourceRules.DEAF, subject, event(cause, name, ofAll, note, now));
  }

  /** Something is heard of an account that is not among those that are known. */
  Signal unknownAccount(Heartbeat first, Instant now) {
    String name = "AccountUnknown";
    Note note =
        Note.of(
            "First heard at %s, of the source %s.",
            "Voor het eerst gehoord om %s, van de bron %s.", first.arrivedAt(), first.source());
    String cause = StableId.of(List.of(first.account(), name));
    Subject subject = new Subject(first.account(), Map.of("account", first.account()));
    return signal(SourceRules.UNKNOWN_ACCOUNT, subject, event(cause, name, first, note, now));
  }

  private Signal signal(RuleRef rule, Subject subject, EventSummary event) {
    return Signal.of(tenant, rule, subject, event, event.eventId());
  }

  private static EventSummary event(
      String id, String name, Heartbeat about, Note note, Instant now) {
    return new EventSummary(
            id,
            now,
            now,
            DIJKWACHT,
            name,
            about.account(),
            about.region(),
            UNKNOWN,
            null,
            null,
            null,
            null)
        .withNote(note);
  }

  private static Note figures(Heartbeat latest, Judgement judgement, Note meanwhile) {
    return Note.of(
        "Last heard at %s, and silent for %s%s."
            + " As a habit it was silent for %s at most; %s are allowed.",
        "Het laatst gehoord om %s, en %s stil%s. Als gewoonte was het hooguit %s stil; %s mag.",
        latest.arrivedAt(),
        text(judgement.silent()),
        meanwhile,
        text(judgement.usual()),
        text(judgement.limit()));
  }

  private static Note text(Duration duration) {
    long hours = duration.toHours();
    int minutes = duration.toMinutesPart();
    if (hours == 0) {
      return Note.of("%d min", "%d min", minutes);
    }
    return minutes == 0
        ? Note.of("%d h", "%d u", hours)
        : Note.of("%d h %d min", "%d u %d min", hours, minutes);
  }
}
