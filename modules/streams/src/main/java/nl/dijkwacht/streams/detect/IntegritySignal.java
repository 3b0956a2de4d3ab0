package nl.dijkwacht.streams.detect;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.Note;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.IntegrityResult;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.trail.Provenance;

/**
 * The signal of a digest file that is not as it should be. When logs were changed nobody knows, so
 * that is news whenever it is found. What is missing from old logs is as old as they are, so that
 * checking them for the first time wakes nobody.
 */
final class IntegritySignal {

  /** Who did it is not known. */
  private static final Principal UNKNOWN = new Principal(Principal.Kind.UNKNOWN, "unknown", null);

  private IntegritySignal() {}

  /**
   * @param checkedAt when the files were held against the digest (wall clock of the collector)
   */
  static Signal of(String tenant, IntegrityResult result, Instant checkedAt) {
    boolean tampered = result.verdict() == IntegrityResult.Verdict.TAMPERED;
    RuleRef rule = tampered ? SourceRules.TAMPERED : SourceRules.INCOMPLETE;
    String cause = StableId.of(List.of(result.digest(), result.verdict().name()));
    EventSummary event =
        new EventSummary(
                cause,
                tampered ? checkedAt : result.to(),
                checkedAt,
                "dijkwacht",
                tampered ? "LogsTampered" : "LogsIncomplete",
                Clipped.text(result.account()),
                Clipped.text(result.region()),
                UNKNOWN,
                null,
                null,
                null,
                new Provenance(Clipped.text(result.digest()), 1))
            .withNote(note(result));
    Subject subject = new Subject(event.account(), Map.of("trail", Clipped.text(result.trail())));
    return Signal.of(tenant, rule, subject, event, cause);
  }

  private static Note note(IntegrityResult result) {
    return Note.of(
        "From %s to %s: %s",
        "Van %s tot %s: %s", result.from(), result.to(), String.join(" ", result.problems()));
  }
}
