package nl.dijkwacht.publish.subscriptions;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When alerts are told, and which of them together. Notices of cases are told at once whatever it
 * says.
 *
 * @param groupBy what alerts that are told together have in common; empty for each by itself
 * @param gatherFor how long a group gathers after its first
 * @param digest when all is told in one message, in place of at once
 */
public record Schedule(
    List<GroupField> groupBy,
    Duration gatherFor,
    Optional<DigestTimes> digest,
    Optional<QuietHours> quiet,
    Optional<RateLimit> rate) {

  /** Each by itself, at once. */
  public static final Schedule AT_ONCE =
      new Schedule(List.of(), Duration.ZERO, Optional.empty(), Optional.empty(), Optional.empty());

  /** What alerts can have in common. */
  public enum GroupField {
    ACCOUNT,
    RULE,
    OWNER,
    ASSET,
    LEGAL_ENTITY,
    SEVERITY
  }

  public Schedule {
    groupBy = List.copyOf(groupBy);
  }
}
