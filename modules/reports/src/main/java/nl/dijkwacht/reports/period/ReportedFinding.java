package nl.dijkwacht.reports.period;

import java.time.Duration;
import java.time.Instant;
import nl.dijkwacht.core.Clipped;
import nl.dijkwacht.core.finding.Episodes;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.Handling;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Attribution;
import org.jspecify.annotations.Nullable;

/**
 * What a report needs of a finding.
 *
 * @param owner who answers for it; empty if nobody is named
 * @param firstAt when it was opened for the first time (event time)
 * @param openedAt when it was opened last (event time)
 * @param episodes how often it was opened
 * @param endedAt when it was mended (event time) or closed by a person (wall clock); null while it
 *     stands
 * @param mended whether it ended by being mended
 * @param suppressed whether an exception or an accepted risk covers it now
 * @param causedBy who did it, if that is one and known; else empty
 * @param detectedAfter from the event to when Dijkwacht got it; null if that tells nothing, since
 *     it was so when its account was first seen
 */
public record ReportedFinding(
    String id,
    ReportedRule rule,
    Level level,
    String account,
    String subject,
    String owner,
    Instant firstAt,
    Instant openedAt,
    long episodes,
    @Nullable Instant endedAt,
    boolean mended,
    boolean suppressed,
    String causedBy,
    @Nullable Duration detectedAfter) {

  /** How a finding stood when a period was over. */
  public enum State {
    /** It was opened later. */
    NOT_YET,
    OPEN,
    /** It would be open, and an exception covers it now. */
    SUPPRESSED,
    ENDED,
    /** It was reopened after that time, and of earlier times only the first is kept. */
    NOT_KEPT
  }

  /**
   * Takes it from a finding.
   *
   * @param accountOwner who answers where the finding names nobody; may be empty
   */
  public static ReportedFinding of(Finding finding, ReportedRule rule, String accountOwner) {
    Episodes lived = finding.lived();
    boolean first = lived.count() == 1;
    return new ReportedFinding(
        finding.id(),
        rule,
        finding.level(),
        finding.subject().account(),
        Clipped.line(subject(finding)),
        owner(finding, accountOwner),
        first ? lived.openedAt() : earlier(finding.first().eventTime(), lived.openedAt()),
        lived.openedAt(),
        lived.count(),
        endedAt(finding),
        lived.resolvedAt() != null,
        finding.status() == Finding.Status.SUPPRESSED,
        causedBy(finding),
        detectedAfter(finding));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static String subject(Finding finding) {
    return finding.drift() == null
        ? finding.subject().text()
        : finding.drift().resource().type() + " " + finding.drift().resource().id();
  }

  private static String owner(Finding finding, String accountOwner) {
    String assignee = finding.handled().assignee();
    if (finding.drift() != null && !finding.drift().classification().owner().isEmpty()) {
      return Clipped.line(finding.drift().classification().owner());
    }
    return assignee == null ? Clipped.line(accountOwner) : Clipped.line(assignee);
  }

  private static @Nullable Instant endedAt(Finding finding) {
    Handling.Closing closing = finding.handled().closing();
    Instant mended = finding.lived().resolvedAt();
    if (mended != null) {
      return mended;
    }
    return finding.status() == Finding.Status.CLOSED && closing != null ? closing.at() : null;
  }

  /** A wrong name is worse than none: of several, nobody is named. */
  private static String causedBy(Finding finding) {
    if (finding.drift() != null) {
      Attribution attribution = finding.drift().attribution();
      return attribution == null ? "" : name(attribution.call().principal());
    }
    Principal latest = finding.latest().principal();
    return latest.equals(finding.first().principal()) ? name(latest) : "";
  }

  private static String name(Principal principal) {
    return principal.kind() == Principal.Kind.UNKNOWN ? "" : Clipped.line(principal.id());
  }

  private static @Nullable Duration detectedAfter(Finding finding) {
    boolean baseline = finding.drift() != null && finding.drift().baseline();
    Duration after = Duration.between(finding.first().eventTime(), finding.first().collectedAt());
    return baseline || after.isNegative() ? null : after;
  }

  /** How it stood at a time. */
  public State at(Instant time) {
    if (!firstAt.isBefore(time)) {
      return State.NOT_YET;
    }
    if (!openedAt.isBefore(time)) {
      return State.NOT_KEPT;
    }
    if (endedAt != null && endedAt.isBefore(time)) {
      return State.ENDED;
    }
    return suppressed ? State.SUPPRESSED : State.OPEN;
  }

  boolean openedIn(Period period) {
    return period.contains(firstAt) || period.contains(openedAt);
  }

  boolean endedIn(Period period) {
    return endedAt != null && period.contains(endedAt);
  }

  /** Whether a report about a period tells of it. */
  boolean concerns(Period period) {
    return firstAt.isBefore(period.to()) && (endedAt == null || !endedAt.isBefore(period.from()));
  }

  /** From its last opening until it was mended; null if it was not. */
  @Nullable Duration repairedAfter() {
    return mended && endedAt != null ? Duration.between(openedAt, endedAt) : null;
  }
}
