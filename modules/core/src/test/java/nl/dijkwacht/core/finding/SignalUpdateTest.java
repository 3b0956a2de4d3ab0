package nl.dijkwacht.core.finding;

import static nl.dijkwacht.core.finding.Alert.Transition.EXCEPTION_EXPIRED;
import static nl.dijkwacht.core.finding.Alert.Transition.OPENED;
import static nl.dijkwacht.core.finding.Alert.Transition.RECURRED;
import static nl.dijkwacht.core.finding.Alert.Transition.REOPENED;
import static nl.dijkwacht.core.finding.Alert.Transition.WORSENED;
import static nl.dijkwacht.core.signal.Signals.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.finding.Finding.Status;
import nl.dijkwacht.core.finding.FindingCommand.ClosedAs;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalUpdateTest {

  private static final int DAY = 86_400;

  private final Life life = new Life();

  @ParameterizedTest
  @EnumSource(
      value = ClosedAs.class,
      names = {"TRUE_POSITIVE", "BENIGN"})
  void whatHappensAfterTheClosingIsJudgedAnew(ClosedAs as) {
    life.signal(Signals.fresh("e-1", 0, Level.HIGH))
        .command(Commands.close(as, START.plusSeconds(60)))
        .signal(Signals.fresh("e-2", 60, Level.HIGH));
    assertThat(life.finding().status()).as("it happened before").isEqualTo(Status.CLOSED);

    life.signal(Signals.fresh("e-3", 61, Level.HIGH));
    assertThat(life.finding().status()).isEqualTo(Status.OPEN);
    assertThat(life.finding().lived().count()).isEqualTo(2);
    assertThat(life.finding().occurrences()).isEqualTo(3);
    assertThat(life.told()).containsExactly(OPENED, REOPENED);
  }

  @ParameterizedTest
  @EnumSource(
      value = ClosedAs.class,
      names = {"FALSE_POSITIVE", "DUPLICATE"})
  void whatWasNoFindingOfItsOwnCountsOnUntilItGetsWorse(ClosedAs as) {
    life.signal(Signals.fresh("e-1", 0, Level.MEDIUM))
        .command(Commands.close(as, START.plusSeconds(60)))
        .signal(Signals.fresh("e-2", 90, Level.MEDIUM));
    assertThat(life.finding().status()).isEqualTo(Status.CLOSED);
    assertThat(life.finding().occurrences()).isEqualTo(2);
    assertThat(life.told()).containsExactly(OPENED);

    life.signal(Signals.fresh("e-3", 95, Level.CRITICAL));
    assertThat(life.finding().status()).isEqualTo(Status.OPEN);
    assertThat(life.told()).containsExactly(OPENED, REOPENED);
  }

  @Test
  void whatHappensAgainAfterAQuietTimeIsToldThoughNobodyClosedTheFirst() {
    life.signal(Signals.fresh("e-1", 0, Level.HIGH))
        .command(Commands.of(FindingCommand.Action.ACKNOWLEDGE, START.plusSeconds(60)).command())
        .signal(Signals.fresh("e-2", 14 * DAY, Level.HIGH));

    assertThat(life.told()).containsExactly(OPENED, RECURRED);
    assertThat(life.alerts().get(1).cause().eventId()).isEqualTo("e-2");
    assertThat(life.finding().status()).isEqualTo(Status.OPEN);
    assertThat(life.finding().handled().acknowledged()).isNull();
    assertThat(life.finding().occurrences()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3600, DAY, 7 * DAY})
  void whatGoesOnOrComesEachWeekIsToldOnce(int every) {
    for (int times = 0; times < 30; times++) {
      life.signal(Signals.fresh("e-" + times, times * every, Level.HIGH));
    }

    assertThat(life.told()).containsExactly(OPENED);
  }

  @Test
  void whatIsOldNewsOrComesLateIsNoSecondIncident() {
    life.signal(Signals.fresh("e-1", 20 * DAY, Level.HIGH))
        .signal(Signals.collected("e-0", 5 * DAY, 20 * DAY, Level.HIGH))
        .signal(Signals.collected("e-2", 30 * DAY, 40 * DAY, Level.HIGH));

    assertThat(life.told()).containsExactly(OPENED);
  }

  @Test
  void whatIsExpectedIsAFindingAndTheFirstThatIsNotIsTold() {
    Signal meant = Signals.fresh("e-1", 0, Level.INFORMATIONAL);
    life.signal(
        new Signal(
            meant.id(),
            meant.findingId(),
            meant.rule().with(RuleRef.EXPECTED),
            meant.subject(),
            meant.event()));
    assertThat(life.finding().status()).isEqualTo(Status.OPEN);
    assertThat(life.told()).isEmpty();

    life.signal(Signals.fresh("e-2", 1, Level.HIGH));
    assertThat(life.told()).containsExactly(OPENED);
  }

  @Test
  void anExceptionForWhatHappensAgainIsKept() {
    Life excused =
        new Life(AlertPolicy.newsFor(Life.NEWS_FOR), within(10 * DAY, 20 * DAY, "unknown"));
    excused
        .signal(Signals.fresh("e-1", 0, Level.HIGH))
        .signal(Signals.fresh("e-2", 14 * DAY, Level.HIGH));

    assertThat(excused.told()).containsExactly(OPENED);
  }

  @Test
  void anEventWithinAnExceptionIsCountedAndToldToNobody() {
    Life excused = new Life(AlertPolicy.newsFor(Life.NEWS_FOR), within(0, 100, "unknown"));
    excused.signal(Signals.fresh("e-1", 5, Level.HIGH)).signal(Signals.fresh("e-2", 9, Level.HIGH));

    assertThat(excused.told()).isEmpty();
    assertThat(excused.finding().status()).isEqualTo(Status.SUPPRESSED);
    assertThat(excused.finding().occurrences()).isEqualTo(2);
    assertThat(excused.finding().suppression())
        .isEqualTo(new Suppression("E-1", "beheer", "Test", START.plusSeconds(100)));
  }

  @Test
  void whatHappenedBeforeTheExceptionIsToldThoughItComesLater() {
    Life excused = new Life(AlertPolicy.newsFor(Life.NEWS_FOR), within(50, 100, "unknown"));
    excused
        .signal(Signals.fresh("e-1", 60, Level.HIGH))
        .signal(Signals.collected("e-2", 10, 70, Level.HIGH));

    assertThat(excused.told()).containsExactly(OPENED);
    assertThat(excused.finding().status()).isEqualTo(Status.OPEN);
  }

  @Test
  void whatHappensAfterTheExceptionIsTold() {
    Life excused = new Life(AlertPolicy.newsFor(Life.NEWS_FOR), within(0, 100, "unknown"));
    excused
        .signal(Signals.fresh("e-1", 5, Level.HIGH))
        .signal(Signals.fresh("e-2", 100, Level.HIGH));

    assertThat(excused.told()).containsExactly(OPENED);
  }

  @Test
  void anExceptionForOneDoesNotHideWhatAnotherDid() {
    Life excused = new Life(AlertPolicy.newsFor(Life.NEWS_FOR), within(0, 100, "somebody else"));
    excused.signal(Signals.fresh("e-1", 5, Level.HIGH)).pass(START.plusSeconds(50));

    assertThat(excused.finding().status()).isEqualTo(Status.OPEN);
    assertThat(excused.told()).containsExactly(OPENED);
  }

  @Test
  void theEndOfAnExceptionReopensAndAlerts() {
    Life excused = new Life(AlertPolicy.newsFor(Life.NEWS_FOR), within(0, 100, "unknown"));
    excused.signal(Signals.fresh("e-1", 5, Level.HIGH)).pass(START.plusSeconds(99));
    assertThat(excused.told()).isEmpty();

    excused.pass(START.plusSeconds(100)).pass(START.plusSeconds(200));
    assertThat(excused.told()).containsExactly(EXCEPTION_EXPIRED);
    assertThat(excused.alerts().get(0).id())
        .isEqualTo(
            StableId.of(
                List.of(
                    excused.finding().id(), "EXCEPTION_EXPIRED", "E-1/" + START.plusSeconds(100))));
    assertThat(excused.finding().announced()).isEqualTo(Level.HIGH);
  }

  @Test
  void whatWasOpenIsSuppressedWhenAnExceptionBeginsAndStaysAlerted() {
    Life excused = new Life(AlertPolicy.newsFor(Life.NEWS_FOR), within(50, 100, "unknown"));
    excused.signal(Signals.fresh("e-1", 5, Level.HIGH)).pass(START.plusSeconds(49));
    assertThat(excused.finding().status()).isEqualTo(Status.OPEN);

    excused.pass(START.plusSeconds(50));
    assertThat(excused.finding().status()).isEqualTo(Status.SUPPRESSED);
    assertThat(excused.told()).containsExactly(OPENED);
  }

  @Test
  void duringASilenceGraverSignalsWait() {
    life.signal(Signals.fresh("e-1", 0, Level.LOW))
        .command(
            Commands.of(FindingCommand.Action.SILENCE, START.plusSeconds(1))
                .text("Exercise")
                .to("soc")
                .until(START.plusSeconds(100))
                .command())
        .signal(Signals.fresh("e-2", 50, Level.HIGH))
        .signal(Signals.fresh("e-3", 60, Level.HIGH));
    assertThat(life.told()).containsExactly(OPENED);

    life.pass(START.plusSeconds(100));
    assertThat(life.told()).containsExactly(OPENED, WORSENED);
    assertThat(life.finding().announced()).isEqualTo(Level.HIGH);
  }

  @Test
  void whatIsQuietReopensNothing() {
    life.signal(Signals.fresh("e-1", 0, Level.LOW))
        .command(Commands.close(ClosedAs.BENIGN, START.plusSeconds(1)));
    Finding quiet =
        FindingUpdate.quiet(life.finding(), Signals.fresh("e-2", 9, Level.HIGH)).finding();

    assertThat(quiet.status()).isEqualTo(Status.CLOSED);
    assertThat(quiet.occurrences()).isEqualTo(2);
  }

  /** An exception for what a principal does in these seconds. */
  private static Exceptions within(int from, int to, String principal) {
    return (rule, names, account, who, at) ->
        who.equals(principal)
                && !at.isBefore(START.plusSeconds(from))
                && at.isBefore(START.plusSeconds(to))
            ? Optional.of(
                new ExceptionEntry(
                    "E-1",
                    rule,
                    null,
                    null,
                    principal,
                    "beheer",
                    "Test",
                    "",
                    START.plusSeconds(from),
                    START.plusSeconds(to)))
            : Optional.empty();
  }
}
