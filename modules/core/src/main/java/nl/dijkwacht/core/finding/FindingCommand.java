package nl.dijkwacht.core.finding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about a finding.
 *
 * @param id of the command: the same one sent twice counts once
 * @param by who gave it, as the organisation names people
 * @param at when it was given (wall clock of who sent it)
 * @param text the comment or the reason; it must not be empty where the action asks for one
 * @param to who it is assigned to, who owns the risk or the silence; null where nobody is
 * @param until when an accepted risk or a silence ends; null for other actions
 * @param closedAs the verdict of a person, for {@link Action#CLOSE} alone
 * @param duplicateOf id of the finding that it repeats, if it is closed as a duplicate
 */
public record FindingCommand(
    String id,
    String findingId,
    Action action,
    String by,
    Instant at,
    @Nullable String text,
    @Nullable String to,
    @Nullable Instant until,
    @Nullable ClosedAs closedAs,
    @Nullable String duplicateOf) {

  /** What to do. */
  public enum Action {
    ACKNOWLEDGE,
    ASSIGN,
    COMMENT,
    CLOSE,
    REOPEN,
    ACCEPT_RISK,
    SILENCE
  }

  /** What a person found that a finding was. */
  public enum ClosedAs {
    TRUE_POSITIVE,
    /** It happened as told, and it was meant to. */
    BENIGN,
    FALSE_POSITIVE,
    DUPLICATE
  }
}
