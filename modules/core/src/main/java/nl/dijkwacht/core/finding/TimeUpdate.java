package nl.dijkwacht.core.finding;

import java.time.Instant;
import nl.dijkwacht.core.finding.Alert.Transition;
import org.jspecify.annotations.Nullable;

/** What time and the register of exceptions do to a finding, one step after the other. */
final class TimeUpdate {

  private final Instant now;
  private final AlertPolicy policy;
  private final Exceptions exceptions;

  TimeUpdate(Instant now, AlertPolicy policy, Exceptions exceptions) {
    this.now = now;
    this.policy = policy;
    this.exceptions = exceptions;
  }

  /** The first step that is due; null if none is. */
  @Nullable FindingUpdate of(Finding before) {
    Handling.Deferral silence = before.handled().silence();
    if (silence != null && !silence.lasts(now)) {
      return heardAgain(before, silence);
    }
    Instant awaited = before.awaitsCallerUntil(policy);
    if (awaited != null && !now.isBefore(awaited)) {
      return withoutCaller(before);
    }
    Instant stableAt = before.lived().stableAt();
    if (stableAt != null && !now.isBefore(stableAt)) {
      return settled(before);
    }
    return switch (before.status()) {
      case OPEN -> excused(before);
      case SUPPRESSED -> stillExcused(before);
      case RESOLVED, CLOSED -> null;
    };
  }

  /** After a silence, what was withheld is told if it is still so. */
  private FindingUpdate heardAgain(Finding before, Handling.Deferral silence) {
    FindingDraft draft = FindingDraft.of(before);
    Transition withheld = before.handled().withheld();
    draft.handling = draft.handling.silenced(null);
    Finding.Status so =
        withheld == Transition.RESOLVED ? Finding.Status.RESOLVED : Finding.Status.OPEN;
    return withheld != null && before.status() == so
        ? tell(draft, withheld, "silence/" + silence.until())
        : Telling.quiet(draft);
  }

  /** Who caused it did not become known in time. The cause is the same as if it had. */
  private FindingUpdate withoutCaller(Finding before) {
    FindingDraft draft = FindingDraft.of(before);
    Transition withheld = before.handled().withheld();
    draft.handling = draft.handling.withheld(null);
    Drift drift = before.drift();
    return withheld != null && drift != null && before.status() == Finding.Status.OPEN
        ? tell(draft, withheld, VerdictUpdate.cause(drift.since(), before.rule()))
        : Telling.quiet(draft);
  }

  /** What flapped and then stayed as it should be is told; that it is open was told before. */
  private FindingUpdate settled(Finding before) {
    FindingDraft draft = FindingDraft.of(before);
    Episodes lived = before.lived();
    draft.episodes = lived.settled();
    return before.status() == Finding.Status.RESOLVED && before.announced() != null
        ? tell(draft, Transition.RESOLVED, String.valueOf(lived.resolvedAt()))
        : Telling.quiet(draft);
  }

  private @Nullable FindingUpdate excused(Finding before) {
    Suppression excuse = Excuse.of(before, now, exceptions);
    return excuse == null ? null : suppressed(before, excuse);
  }

  private @Nullable FindingUpdate stillExcused(Finding before) {
    Suppression excuse = Excuse.of(before, now, exceptions);
    if (excuse == null) {
      return expired(before);
    }
    return excuse.equals(before.suppression()) ? null : suppressed(before, excuse);
  }

  private static FindingUpdate suppressed(Finding before, Suppression excuse) {
    FindingDraft draft = FindingDraft.of(before);
    draft.suppress(excuse);
    return Telling.quiet(draft);
  }

  private FindingUpdate expired(Finding before) {
    FindingDraft draft = FindingDraft.of(before);
    Suppression over = before.suppression();
    draft.status = Finding.Status.OPEN;
    draft.suppression = null;
    return policy.concerns(before)
        ? tell(draft, Transition.EXCEPTION_EXPIRED, over == null ? "" : endOf(over))
        : Telling.quiet(draft);
  }

  /**
   * What is taken out of the register before its end may come back with the same end, which is told
   * too; so when it was missed belongs to the cause.
   */
  private String endOf(Suppression over) {
    String planned = over.exception() + "/" + over.until();
    return now.isBefore(over.until()) ? planned + "/" + now : planned;
  }

  private FindingUpdate tell(FindingDraft draft, Transition transition, String causeId) {
    return Telling.tell(draft, transition, causeId, draft.latest, now);
  }
}
