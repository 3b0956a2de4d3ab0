package nl.dijkwacht.core.finding;

import static nl.dijkwacht.core.finding.FindingCommand.Action.ACCEPT_RISK;
import static nl.dijkwacht.core.finding.FindingCommand.Action.ACKNOWLEDGE;
import static nl.dijkwacht.core.finding.FindingCommand.Action.ASSIGN;
import static nl.dijkwacht.core.finding.FindingCommand.Action.CLOSE;
import static nl.dijkwacht.core.finding.FindingCommand.Action.COMMENT;
import static nl.dijkwacht.core.finding.FindingCommand.Action.REOPEN;
import static nl.dijkwacht.core.finding.FindingCommand.Action.SILENCE;
import static nl.dijkwacht.core.signal.Signals.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.dijkwacht.core.finding.Finding.Status;
import nl.dijkwacht.core.finding.FindingCommand.ClosedAs;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.Signals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandUpdateTest {

  private static final Instant NOW = START.plusSeconds(60);

  private final Finding open =
      FindingUpdate.quiet(null, Signals.fresh("e-1", 0, Level.HIGH)).finding();

  @Test
  void whatPeopleDecideIsInTheFinding() {
    Finding finding = done(open, of(ACKNOWLEDGE));
    finding = done(finding, of(ASSIGN).to(" archief\u001b[31m "));
    finding = done(finding, of(COMMENT).text("line one\nline two\u202e"));

    Handling handling = finding.handled();
    assertThat(handling.acknowledged()).isEqualTo(new Handling.Acknowledgement("j.jansen", NOW));
    assertThat(handling.assignee()).isEqualTo("archief [31m");
    assertThat(handling.comments())
        .containsExactly(new Handling.Comment("j.jansen", NOW, "line one line two"));
    assertThat(handling.command()).isEqualTo("COMMENT-" + NOW);
    assertThat(finding.status()).isEqualTo(Status.OPEN);
  }

  @Test
  void theNewestCommentsAreKept() {
    Finding finding = open;
    List<String> last = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      finding = done(finding, of(COMMENT).text("comment " + i));
      if (i >= 30) {
        last.add("comment " + i);
      }
    }

    assertThat(finding.handled().comments())
        .extracting(Handling.Comment::text)
        .containsExactlyElementsOf(last);
  }

  @Test
  void aClosingSaysAsWhatByWhomAndWhy() {
    FindingCommand close =
        new Commands(CLOSE, NOW, "Planned", null, null, ClosedAs.BENIGN, null).command();
    Finding closed = done(open, close);

    assertThat(closed.status()).isEqualTo(Status.CLOSED);
    assertThat(closed.handled().closing())
        .isEqualTo(
            new Handling.Closing(ClosedAs.BENIGN, "j.jansen", NOW, "Planned", null, Level.HIGH));
    assertThat(closed.handled().comments()).hasSize(1);

    Finding reopened = done(closed, of(REOPEN));
    assertThat(reopened.status()).isEqualTo(Status.OPEN);
    assertThat(reopened.handled().closing()).as("it stays in its history").isNotNull();
  }

  @Test
  void anAcceptedRiskCanBeTakenBack() {
    Finding accepted =
        done(open, of(ACCEPT_RISK).to("archief").text("Small").until(NOW.plusSeconds(9)));
    assertThat(accepted.suppression())
        .isEqualTo(
            new Suppression(Suppression.ACCEPTED_RISK, "archief", "Small", NOW.plusSeconds(9)));

    Finding reopened = done(accepted, of(REOPEN));
    assertThat(reopened.status()).isEqualTo(Status.OPEN);
    assertThat(reopened.suppression()).isNull();
    assertThat(reopened.handled().risk()).isNull();
  }

  @Test
  void aClockThatRunsAheadIsNotBelieved() {
    FindingCommand ahead = Commands.of(ACKNOWLEDGE, NOW.plus(Duration.ofDays(9))).command();
    Finding finding = ((CommandOutcome.Done) FindingUpdate.of(open, ahead, NOW)).finding();

    assertThat(finding.handled().acknowledged())
        .isEqualTo(new Handling.Acknowledgement("j.jansen", NOW));
  }

  @Test
  void whatCannotBeDoneIsRefusedWithAReason() {
    Commands risk = of(ACCEPT_RISK).to("archief").text("Small").until(NOW.plusSeconds(9));
    Commands silence = of(SILENCE).to("soc").text("Exercise").until(NOW.plus(Duration.ofDays(7)));
    assertThat(FindingUpdate.of(open, silence.command(), NOW))
        .isInstanceOf(CommandOutcome.Done.class);

    assertRefused(null, of(ACKNOWLEDGE), "no finding");
    assertRefused(open, of(ASSIGN).to("  \u0007 "), "whom to assign");
    assertRefused(open, of(COMMENT).text("\n\t"), "comment is empty");
    assertRefused(open, of(CLOSE), "what the finding was");
    assertRefused(open, of(REOPEN), "neither closed");
    assertRefused(open, risk.to(null), "accepted risk needs an owner");
    assertRefused(open, risk.text(null), "accepted risk needs a reason");
    assertRefused(open, risk.until(null), "accepted risk needs an end");
    assertRefused(open, risk.until(NOW), "must end later");
    assertRefused(open, risk.until(Instant.MAX), "three years at most");
    assertRefused(open, silence.to(""), "silence needs an owner");
    assertRefused(open, silence.text(""), "silence needs a reason");
    assertRefused(
        open, silence.until(NOW.plus(Duration.ofDays(7)).plusMillis(1)), "7 days at most");
    assertRefused(done(open, Commands.close(ClosedAs.BENIGN, NOW)), risk, "no risk to accept");
    FindingCommand itself =
        new Commands(CLOSE, NOW, null, null, null, ClosedAs.DUPLICATE, "finding").command();
    assertThat(FindingUpdate.of(open, itself, NOW))
        .isInstanceOfSatisfying(
            CommandOutcome.Refused.class,
            refused -> assertThat(refused.why()).contains("which other finding"));
  }

  private static void assertRefused(@Nullable Finding finding, Commands command, String why) {
    assertThat(FindingUpdate.of(finding, command.command(), NOW))
        .isInstanceOfSatisfying(
            CommandOutcome.Refused.class, refused -> assertThat(refused.why()).contains(why));
  }

  private static Commands of(FindingCommand.Action action) {
    return Commands.of(action, NOW);
  }

  private static Finding done(Finding finding, Commands command) {
    return done(finding, command.command());
  }

  private static Finding done(Finding finding, FindingCommand command) {
    return ((CommandOutcome.Done) FindingUpdate.of(finding, command, NOW)).finding();
  }
}
