package nl.dijkwacht.core.finding;

import java.time.Duration;
import java.time.Instant;
import nl.dijkwacht.core.Clipped;
import org.jspecify.annotations.Nullable;

/** Carries out what a person decided about a finding, or says why not. */
final class CommandUpdate {

  private static final Duration LONGEST_SILENCE = Duration.ofDays(7);

  /** Nobody can answer for longer, and auditors ask after three years at the latest. */
  private static final Duration LONGEST_RISK = Duration.ofDays(3 * 366);

  private final FindingCommand command;
  private final Instant arrivedAt;
  private final String by;
  private final String text;
  private final String to;

  /**
   * @param arrivedAt wall clock; the sender's own clock may run ahead
   */
  CommandUpdate(FindingCommand command, Instant arrivedAt) {
    this.command = command;
    this.arrivedAt = arrivedAt;
    this.by = line(command.by());
    this.text = line(command.text());
    this.to = line(command.to());
  }

  private static String line(@Nullable String written) {
    return written == null ? "" : Clipped.line(written);
  }

  CommandOutcome of(@Nullable Finding before) {
    if (before == null) {
      return refused(
          "There is no finding with this id; 'dijkwacht findings list' shows those there are.");
    }
    if (by.isEmpty()) {
      return refused("It does not say who gave it; name the person.");
    }
    FindingDraft draft = FindingDraft.of(before);
    return switch (command.action()) {
      case ACKNOWLEDGE -> acknowledge(draft);
      case ASSIGN -> assign(draft);
      case COMMENT -> comment(draft);
      case CLOSE -> close(draft);
      case REOPEN -> reopen(before, draft);
      case ACCEPT_RISK -> acceptRisk(draft);
      case SILENCE -> silence(draft);
    };
  }

  private CommandOutcome acknowledge(FindingDraft draft) {
    draft.handling = draft.handling.acknowledged(new Handling.Acknowledgement(by, at()));
    return done(draft);
  }

  private CommandOutcome assign(FindingDraft draft) {
    if (to.isEmpty()) {
      return refused("It does not say whom to assign the finding to; name a person or a team.");
    }
    draft.handling = draft.handling.assigned(to);
    return done(draft);
  }

  private CommandOutcome comment(FindingDraft draft) {
    return text.isEmpty()
        ? refused("The comment is empty; write what others should know.")
        : done(draft);
  }

  private CommandOutcome close(FindingDraft draft) {
    FindingCommand.ClosedAs as = command.closedAs();
    String original = line(command.duplicateOf());
    if (as == null) {
      return refused(
          "It does not say what the finding was: a true positive, benign, a false positive or a"
              + " duplicate.");
    }
    boolean duplicate = as == FindingCommand.ClosedAs.DUPLICATE;
    if (duplicate && (original.isEmpty() || original.equals(command.findingId()))) {
      return refused("It does not say which other finding this one repeats; name its id.");
    }
    draft.status = Finding.Status.CLOSED;
    draft.suppression = null;
    draft.handling =
        draft.handling.closed(
            new Handling.Closing(as, by, at(), text, duplicate ? original : null, draft.level));
    return done(draft);
  }

  private CommandOutcome reopen(Finding before, FindingDraft draft) {
    Suppression suppression = before.suppression();
    boolean risk = suppression != null && suppression.exception().equals(Suppression.ACCEPTED_RISK);
    if (suppression != null && !risk) {
      return refused(
          "An exception of the register covers the finding; end it there, and it reopens.");
    }
    if (before.status() != Finding.Status.CLOSED && !risk) {
      return refused("The finding is neither closed nor an accepted risk.");
    }
    draft.status = before.lived().ended() ? Finding.Status.RESOLVED : Finding.Status.OPEN;
    draft.suppression = null;
    draft.handling = draft.handling.accepted(null);
    return done(draft);
  }

  private CommandOutcome acceptRisk(FindingDraft draft) {
    if (draft.status == Finding.Status.CLOSED || draft.status == Finding.Status.RESOLVED) {
      return refused(
          "The finding is %s, so there is no risk to accept.".formatted(draft.status.label()));
    }
    String lacking = lacking("An accepted risk");
    if (lacking != null) {
      return refused(lacking);
    }
    Handling.Deferral risk = deferral();
    if (risk.until().isAfter(arrivedAt.plus(LONGEST_RISK))) {
      return refused("A risk is accepted for three years at most; look at it again then.");
    }
    draft.handling = draft.handling.accepted(risk);
    draft.suppress(Suppression.of(risk));
    return done(draft);
  }

  private CommandOutcome silence(FindingDraft draft) {
    String lacking = lacking("A silence");
    if (lacking != null) {
      return refused(lacking);
    }
    Handling.Deferral silence = deferral();
    if (silence.until().isAfter(arrivedAt.plus(LONGEST_SILENCE))) {
      return refused(
          "A silence lasts %d days at most; for longer, accept the risk or write an exception."
              .formatted(LONGEST_SILENCE.toDays()));
    }
    draft.handling = draft.handling.silenced(silence);
    return done(draft);
  }

  /** What somebody who answers for something later must have told; null if all is there. */
  private @Nullable String lacking(String what) {
    Instant until = command.until();
    if (to.isEmpty()) {
      return what + " needs an owner: who answers for it.";
    }
    if (text.isEmpty()) {
      return what + " needs a reason that an auditor understands.";
    }
    if (until == null) {
      return what + " needs an end.";
    }
    return until.isAfter(arrivedAt) ? null : what + " must end later than now.";
  }

  private Handling.Deferral deferral() {
    Instant until = command.until() == null ? arrivedAt : command.until();
    return new Handling.Deferral(to, text, until, by, at());
  }

  private Instant at() {
    return command.at().isAfter(arrivedAt) ? arrivedAt : command.at();
  }

  /** What was said with it is kept as a comment, whatever the action. */
  private CommandOutcome done(FindingDraft draft) {
    if (!text.isEmpty()) {
      draft.handling = draft.handling.commented(new Handling.Comment(by, at(), text));
    }
    draft.handling = draft.handling.by(Clipped.line(command.id()));
    return new CommandOutcome.Done(draft.finding());
  }

  private static CommandOutcome refused(String why) {
    return new CommandOutcome.Refused(why);
  }
}
