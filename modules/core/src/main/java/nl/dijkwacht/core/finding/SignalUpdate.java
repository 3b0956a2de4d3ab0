package nl.dijkwacht.core.finding;

import nl.dijkwacht.core.finding.Alert.Transition;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.trail.EventSummary;
import org.jspecify.annotations.Nullable;

/** What a signal does to a finding. Each case is one that a person would tell apart. */
final class SignalUpdate {

  private final Signal signal;
  private final AlertPolicy policy;
  private final @Nullable Suppression excuse;

  SignalUpdate(@Nullable Finding before, Signal signal, AlertPolicy policy, Exceptions exceptions) {
    this.signal = signal;
    this.policy = policy;
    this.excuse = excuse(before, signal, exceptions);
  }

  /** What covers this signal at the time of its event; null if nothing does. */
  private static @Nullable Suppression excuse(
      @Nullable Finding before, Signal signal, Exceptions exceptions) {
    EventSummary event = signal.event();
    Handling.Deferral risk = before == null ? null : before.handled().risk();
    if (risk != null && risk.lasts(event.eventTime())) {
      return Suppression.of(risk);
    }
    return exceptions
        .covering(
            signal.rule().id(),
            Finding.namesIn(signal.subject()),
            signal.subject().account(),
            event.principal().id(),
            event.eventTime())
        .map(Suppression::of)
        .orElse(null);
  }

  FindingUpdate of(@Nullable Finding before) {
    if (before == null) {
      return opened(FindingDraft.of(signal));
    }
    FindingDraft draft = FindingDraft.of(before);
    draft.count(signal);
    return switch (before.status()) {
      case OPEN -> more(draft, before.latest());
      case SUPPRESSED -> suppressed(draft);
      case CLOSED, RESOLVED -> over(before, draft);
    };
  }

  private FindingUpdate opened(FindingDraft draft) {
    if (excuse != null) {
      draft.suppress(excuse);
      return Telling.quiet(draft);
    }
    return more(draft, null);
  }

  /**
   * What nobody was told yet is news, and what is graver than what they were told, and what comes
   * after a quiet time, which is another incident.
   *
   * @param last what was last seen of it; null if nothing was
   */
  private FindingUpdate more(FindingDraft draft, @Nullable EventSummary last) {
    if (excuse != null) {
      // An open finding stays open: an exception for one must not hide what another did.
      return Telling.quiet(draft);
    }
    Level announced = draft.announced;
    if (announced == null) {
      return told(draft, Transition.OPENED);
    }
    if (announced.compareTo(draft.level) < 0) {
      return told(draft, Transition.WORSENED);
    }
    return last != null && policy.recurs(last, signal.event())
        ? told(draft, Transition.RECURRED)
        : Telling.quiet(draft);
  }

  /** What the exception does not cover is heard in spite of it. */
  private FindingUpdate suppressed(FindingDraft draft) {
    if (excuse != null) {
      draft.suppress(excuse);
      return Telling.quiet(draft);
    }
    boolean known = draft.announced != null;
    draft.status = Finding.Status.OPEN;
    draft.suppression = null;
    return told(draft, known ? Transition.REOPENED : Transition.OPENED);
  }

  private FindingUpdate over(Finding before, FindingDraft draft) {
    if (excuse != null || !isReopened(before.handled().closing(), draft)) {
      return Telling.quiet(draft);
    }
    draft.reopen(before.lived().reopened(signal.event().eventTime()));
    draft.announced = null;
    return told(draft, Transition.REOPENED);
  }

  /**
   * What was true or benign was judged as it was, so what happens later is judged anew. What was
   * false or a duplicate is so for every event of this rule and subject; it counts on, and is
   * looked at again only if it gets worse.
   */
  private boolean isReopened(Handling.@Nullable Closing closing, FindingDraft draft) {
    if (closing == null || draft.level.compareTo(closing.level()) > 0) {
      return true;
    }
    return switch (closing.as()) {
      case TRUE_POSITIVE, BENIGN -> signal.event().eventTime().isAfter(closing.at());
      case FALSE_POSITIVE, DUPLICATE -> false;
    };
  }

  private FindingUpdate told(FindingDraft draft, Transition transition) {
    EventSummary event = signal.event();
    boolean expected = signal.rule().tags().contains(RuleRef.EXPECTED);
    if (expected || !policy.isNews(event.eventTime(), event.collectedAt())) {
      return Telling.quiet(draft);
    }
    if (transition == Transition.RECURRED) {
      // Whoever looked at it looked at what happened before.
      draft.handling = draft.handling.acknowledged(null);
    }
    return Telling.tell(draft, transition, event.eventId(), event, event.collectedAt());
  }
}
