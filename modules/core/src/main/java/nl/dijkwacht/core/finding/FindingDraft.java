package nl.dijkwacht.core.finding;

import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/** A finding that is being changed. For one thread. */
final class FindingDraft {

  private final String id;
  private final Subject subject;

  Finding.Status status;
  RuleRef rule;
  Level level;
  long occurrences;
  EventSummary first;
  EventSummary latest;
  @Nullable Level announced;
  @Nullable Episodes episodes;
  @Nullable Drift drift;
  @Nullable Suppression suppression;
  Handling handling;

  private FindingDraft(Finding from) {
    this.id = from.id();
    this.subject = from.subject();
    this.status = from.status();
    this.rule = from.rule();
    this.level = from.level();
    this.occurrences = from.occurrences();
    this.first = from.first();
    this.latest = from.latest();
    this.announced = from.announced();
    this.episodes = from.episodes();
    this.drift = from.drift();
    this.suppression = from.suppression();
    this.handling = from.handled();
  }

  private FindingDraft(String id, RuleRef rule, Subject subject, EventSummary event) {
    this.id = id;
    this.subject = subject;
    this.status = Finding.Status.OPEN;
    this.rule = rule;
    this.level = rule.level();
    this.occurrences = 1;
    this.first = event;
    this.latest = event;
    this.handling = Handling.NONE;
  }

  static FindingDraft of(Finding finding) {
    return new FindingDraft(finding);
  }

  /** Of a signal that nothing was known of. */
  static FindingDraft of(Signal signal) {
    return new FindingDraft(signal.findingId(), signal.rule(), signal.subject(), signal.event());
  }

  /** Of a verdict that failed and that nothing was known of. */
  static FindingDraft of(Verdict verdict) {
    FindingDraft draft =
        new FindingDraft(
            verdict.findingId(),
            verdict.control(),
            Verdict.subject(verdict.resource()),
            VerdictEvent.of(verdict));
    draft.episodes = Episodes.first(verdict.since());
    draft.drift = Drift.failing(verdict, verdict.baseline());
    return draft;
  }

  /** Counts one more signal, which must not have been counted before. */
  void count(Signal signal) {
    EventSummary event = signal.event();
    if (EventSummary.BY_EVENT_TIME.compare(event, latest) > 0) {
      latest = event;
      rule = signal.rule();
    }
    if (EventSummary.BY_EVENT_TIME.compare(event, first) < 0) {
      first = event;
    }
    level = level.or(signal.rule().level());
    occurrences++;
  }

  /** Opens it again; whoever looked at it must look again. */
  void reopen(Episodes again) {
    status = Finding.Status.OPEN;
    suppression = null;
    episodes = again;
    handling = handling.acknowledged(null);
  }

  void suppress(Suppression by) {
    status = Finding.Status.SUPPRESSED;
    suppression = by;
  }

  Finding finding() {
    return new Finding(
        id,
        status,
        rule,
        subject,
        level,
        occurrences,
        first,
        latest,
        announced,
        episodes,
        drift,
        suppression,
        handling.equals(Handling.NONE) ? null : handling);
  }
}
