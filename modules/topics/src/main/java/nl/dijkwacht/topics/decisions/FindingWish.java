package nl.dijkwacht.topics.decisions;

import java.time.Instant;
import nl.dijkwacht.core.finding.FindingCommand;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to do about a finding.
 *
 * @param text the comment or the reason
 * @param to who it is assigned to, or who owns the risk or the silence
 * @param until when a risk or a silence ends (wall clock)
 * @param duplicateOf id of the finding that it repeats
 */
public record FindingWish(
    FindingCommand.Action action,
    @Nullable String text,
    @Nullable String to,
    @Nullable Instant until,
    FindingCommand.@Nullable ClosedAs closedAs,
    @Nullable String duplicateOf) {

  /** One without an end and without a verdict. */
  public static FindingWish of(
      FindingCommand.Action action, @Nullable String text, @Nullable String to) {
    return new FindingWish(action, text, to, null, null, null);
  }

  /** The same about a finding whose id is known in full. */
  public FindingWish repeating(@Nullable String original) {
    return new FindingWish(action, text, to, until, closedAs, original);
  }

  /**
   * The command.
   *
   * @param id that no other has
   */
  public FindingCommand command(String id, String findingId, String by, Instant at) {
    return new FindingCommand(
        id, findingId, action, by, at, text, to, until, closedAs, duplicateOf);
  }
}
