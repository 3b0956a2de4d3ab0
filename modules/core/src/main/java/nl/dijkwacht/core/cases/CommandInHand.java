package nl.dijkwacht.core.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.dijkwacht.core.Clipped;
import org.jspecify.annotations.Nullable;

/**
 * A command that is carried out, with what all of its steps have in common.
 *
 * @param at when it was given: not in the future, nor before there was a case to give it on
 * @param arrivedAt when it is taken up (wall clock)
 */
record CommandInHand(CaseCommand command, Instant at, Instant arrivedAt, CasePolicy policy) {

  /** As it came; the sender's own clock may run ahead. */
  static CommandInHand of(CaseCommand command, Instant arrivedAt, CasePolicy policy) {
    Instant at = command.at().isAfter(arrivedAt) ? arrivedAt : command.at();
    return new CommandInHand(command, at, arrivedAt, policy);
  }

  /** The same on a case, which it cannot have been given before. */
  CommandInHand on(Case known) {
    return at.isBefore(known.openedAt())
        ? new CommandInHand(command, known.openedAt(), arrivedAt, policy)
        : this;
  }

  String by() {
    return line(command.by());
  }

  String text() {
    return line(command.text());
  }

  String to() {
    return line(command.to());
  }

  String reference() {
    return line(command.reference());
  }

  List<ErasedObject> erased() {
    List<ErasedObject> erased = command.erased();
    return erased == null ? List.of() : erased;
  }

  private static String line(@Nullable String written) {
    return written == null ? "" : Clipped.line(written);
  }

  /** From when it holds, which is not in the future. */
  Instant since() {
    Instant since = command.since();
    return since == null || since.isAfter(at) ? at : since;
  }

  Moment moment(Instant time) {
    return new Moment(time, arrivedAt, by(), command.role());
  }

  void acknowledge(CaseDraft draft) {
    if (draft.acknowledged == null) {
      draft.acknowledged = moment(at);
    }
    draft.stop(CaseClock.Kind.ACKNOWLEDGE, at);
  }

  CaseOutcome closed(CaseDraft draft, Case.Status status) {
    draft.status = status;
    draft.closed = moment(at);
    draft.stopAll(at);
    step(draft, CaseEvent.Step.CLOSED, Map.of("as", status.dutch()));
    draft.notice(Notices.closed(draft, arrivedAt));
    return done(draft);
  }

  void step(CaseDraft draft, CaseEvent.Step step, Map<String, String> details) {
    step(draft, step, at, details);
  }

  void step(CaseDraft draft, CaseEvent.Step step, Instant time, Map<String, String> details) {
    Map<String, String> all = new TreeMap<>(details);
    all.put("command", line(command.id()));
    if (command.since() != null) {
      all.put("since", since().toString());
    }
    draft.step(step, moment(time), text(), all);
  }

  CaseOutcome done(CaseDraft draft) {
    return new CaseOutcome.Done(draft.update());
  }
}
