package nl.dijkwacht.core.finding;

import java.time.Instant;
import nl.dijkwacht.core.finding.Alert.Transition;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a verdict does to the finding of its control and resource. An alert waits shortly for who
 * caused it, if the policy says so. Who is named only after it was told, or named in another's
 * place, is told once more: knowing that somebody did it without knowing who is half an alert, and
 * a wrong name is worse than none.
 */
final class VerdictUpdate {

  private final Verdict verdict;
  private final AlertPolicy policy;
  private final Exceptions exceptions;

  VerdictUpdate(Verdict verdict, AlertPolicy policy, Exceptions exceptions) {
    this.verdict = verdict;
    this.policy = policy;
    this.exceptions = exceptions;
  }

  /** Null if nothing is found, or nothing new. */
  @Nullable FindingUpdate of(@Nullable Finding before) {
    if (before == null) {
      return verdict.result() == Verdict.Result.FAIL ? opened() : null;
    }
    Drift known = before.drift();
    if (known != null && known.knowsMoreThan(verdict)) {
      return null;
    }
    FindingDraft draft = FindingDraft.of(before);
    return switch (verdict.result()) {
      case FAIL -> failing(before, draft);
      case PASS, NOT_APPLICABLE -> passing(before, draft);
      case UNKNOWN -> unknown(before, draft);
    };
  }

  private FindingUpdate opened() {
    FindingDraft draft = FindingDraft.of(verdict);
    Suppression excuse = excuse(draft.finding());
    if (excuse != null) {
      draft.suppress(excuse);
      return Telling.quiet(draft);
    }
    return heard(draft, Transition.OPENED, verdict.since());
  }

  private FindingUpdate failing(Finding before, FindingDraft draft) {
    Episodes lived = before.lived();
    Drift known = before.drift();
    boolean again = lived.ended() || (known != null && known.missedPassBefore(verdict));
    boolean closed = before.status() == Finding.Status.CLOSED;
    draft.rule = verdict.control();
    draft.level = verdict.control().level();
    draft.latest = VerdictEvent.of(verdict);
    draft.first = before.occurrences() == 1 && !again ? draft.latest : draft.first;
    draft.occurrences += again ? 1 : 0;
    draft.drift = Drift.failing(verdict, verdict.baseline() || (!again && isBaseline(before)));
    if (again || (closed && worsened(before))) {
      return reopened(draft, lived);
    }
    draft.episodes = lived.openedBy(verdict.since());
    return before.status() == Finding.Status.OPEN
        ? stillOpen(draft, lived, known)
        : Telling.quiet(draft);
  }

  private static boolean isBaseline(Finding before) {
    return before.drift() != null && before.drift().baseline();
  }

  private boolean worsened(Finding before) {
    Handling.Closing closing = before.handled().closing();
    return closing != null && verdict.control().level().compareTo(closing.level()) > 0;
  }

  private FindingUpdate reopened(FindingDraft draft, Episodes lived) {
    Episodes again = lived.reopened(verdict.since());
    draft.reopen(again);
    Suppression excuse = excuse(draft.finding());
    if (excuse != null) {
      draft.suppress(excuse);
    }
    if (again.flapping()) {
      // What people were told of it last, that it flaps, still holds.
      return lived.flapping()
          ? Telling.quiet(draft)
          : heard(draft, Transition.FLAPPING, verdict.since());
    }
    if (draft.handling.withheld() != Transition.RESOLVED) {
      // Else people have not heard yet that it had ended.
      draft.announced = null;
    }
    return heard(draft, Transition.REOPENED, verdict.since());
  }

  private FindingUpdate stillOpen(FindingDraft draft, Episodes lived, @Nullable Drift known) {
    Level announced = draft.announced;
    if (lived.flapping()) {
      return Telling.quiet(draft);
    }
    if (announced == null) {
      // It has failed since it was opened, whatever became of its being seen in between.
      boolean again = draft.handling.withheld() == Transition.REOPENED;
      return heard(draft, again ? Transition.REOPENED : Transition.OPENED, lived.openedAt());
    }
    if (draft.level.compareTo(announced) > 0) {
      return heard(draft, Transition.WORSENED, verdict.since());
    }
    return isNewName(known, draft.drift)
        ? heard(draft, Transition.ATTRIBUTED, verdict.since())
        : Telling.quiet(draft);
  }

  private static boolean isNewName(@Nullable Drift known, @Nullable Drift now) {
    String name = nameOf(now);
    return !name.isEmpty() && !name.equals(nameOf(known));
  }

  private static String nameOf(@Nullable Drift drift) {
    Attribution attribution = drift == null ? null : drift.attribution();
    return attribution == null ? "" : attribution.call().principal().id();
  }

  private FindingUpdate passing(Finding before, FindingDraft draft) {
    Drift known = before.drift();
    draft.drift = known == null ? Drift.failing(verdict, false) : known.mended(verdict);
    if (before.lived().ended()) {
      draft.episodes = before.lived().resolvedBy(verdict.since());
      return Telling.quiet(draft);
    }
    draft.episodes = before.lived().resolved(verdict.since());
    draft.suppression = null;
    if (before.status() != Finding.Status.CLOSED) {
      draft.status = Finding.Status.RESOLVED;
    }
    boolean open = before.status() == Finding.Status.OPEN;
    if (open && before.lived().flapping()) {
      return Telling.quiet(draft);
    }
    if (open && draft.announced != null) {
      return tell(draft, Transition.RESOLVED);
    }
    draft.announced = null;
    draft.handling = draft.handling.withheld(null);
    return Telling.quiet(draft);
  }

  /** Unknown is never a pass, but a call that broke nothing is none whatever is unknown now. */
  private FindingUpdate unknown(Finding before, FindingDraft draft) {
    if (verdict.standing() == Verdict.Standing.WITHDRAWN) {
      return passing(before, draft);
    }
    draft.drift = draft.drift == null ? Drift.failing(verdict, false) : draft.drift.unseen(verdict);
    return Telling.quiet(draft);
  }

  /** What covers the failure when it began; null if nothing does. */
  private @Nullable Suppression excuse(Finding finding) {
    return Excuse.of(finding, verdict.since(), exceptions);
  }

  /**
   * Tells it if it is open, concerns people and is news.
   *
   * @param began when what is told began (event time)
   */
  private FindingUpdate heard(FindingDraft draft, Transition transition, Instant began) {
    Finding after = draft.finding();
    boolean baseline = after.drift() != null && after.drift().baseline();
    boolean told =
        after.status() == Finding.Status.OPEN
            && !baseline
            && policy.concerns(after)
            && policy.isNews(counting(began), verdict.collectedAt());
    if (told && awaitsCaller(draft, transition)) {
      draft.handling = draft.handling.withheld(transition);
      return Telling.quiet(draft);
    }
    return told ? tell(draft, transition) : Telling.quiet(draft);
  }

  private boolean awaitsCaller(FindingDraft draft, Transition transition) {
    boolean begins = transition == Transition.OPENED || transition == Transition.REOPENED;
    return begins
        && verdict.attribution() == null
        && draft.handling.silence() == null
        && !policy.callerWithin().isZero();
  }

  /** What was held does not grow old until it counts. */
  private Instant counting(Instant began) {
    Instant held = verdict.heldUntil();
    return held != null && held.isAfter(began) ? held : began;
  }

  /** Whoever is named with it, it is the same cause; unless the name is what is told. */
  private FindingUpdate tell(FindingDraft draft, Transition transition) {
    String cause = cause(verdict.since(), verdict.control());
    return Telling.tell(
        draft,
        transition,
        transition == Transition.ATTRIBUTED ? cause + "/" + nameOf(draft.drift) : cause,
        VerdictEvent.of(verdict),
        verdict.collectedAt());
  }

  /** What tells the cause of an alert from all others of its finding. */
  static String cause(Instant since, RuleRef control) {
    return since + "/" + control.level().label();
  }
}
