package nl.dijkwacht.core.cases;

import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.StableId;
import org.jspecify.annotations.Nullable;

/**
 * A message to people about a case. It names no data subject.
 *
 * @param id the same whenever the same threshold or step is told again
 * @param at the threshold, or when the step was recorded (wall clock)
 * @param clock whose threshold it is; null where a step is told
 * @param dueAt when that clock is over; null where a step is told
 * @param passed thresholds that passed before it while nobody could be told
 * @param to who is told, by name
 * @param text a sentence in English
 * @param tekst the same in Dutch
 */
public record Notice(
    String id,
    String caseId,
    String legalEntity,
    Case.Kind caseKind,
    Kind kind,
    Instant at,
    CaseClock.@Nullable Kind clock,
    @Nullable Instant dueAt,
    List<Instant> passed,
    List<String> to,
    Case.Status status,
    String text,
    String tekst) {

  /** What it is about. */
  public enum Kind {
    OPENED,
    /** A person declared awareness, so that the authority's term runs. */
    AWARE,
    REMINDER,
    /** A term of the assessment is over, so that a deputy is told. */
    ESCALATION,
    OVERDUE,
    CLOSED
  }

  public Notice {
    passed = List.copyOf(passed);
    to = List.copyOf(to);
  }

  static String idOf(String caseId, String what, Instant at) {
    return StableId.of(List.of("notice", caseId, what, at.toString()));
  }
}
