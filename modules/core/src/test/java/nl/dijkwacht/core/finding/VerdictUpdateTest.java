package nl.dijkwacht.core.finding;

import static nl.dijkwacht.core.finding.Alert.Transition.ATTRIBUTED;
import static nl.dijkwacht.core.finding.Alert.Transition.EXCEPTION_EXPIRED;
import static nl.dijkwacht.core.finding.Alert.Transition.FLAPPING;
import static nl.dijkwacht.core.finding.Alert.Transition.OPENED;
import static nl.dijkwacht.core.finding.Alert.Transition.REOPENED;
import static nl.dijkwacht.core.finding.Alert.Transition.RESOLVED;
import static nl.dijkwacht.core.finding.Alert.Transition.WORSENED;
import static nl.dijkwacht.core.finding.Verdicts.CONFIRMED;
import static nl.dijkwacht.core.signal.Signals.START;
import static nl.dijkwacht.core.verdict.Verdict.Result.FAIL;
import static nl.dijkwacht.core.verdict.Verdict.Result.NOT_APPLICABLE;
import static nl.dijkwacht.core.verdict.Verdict.Result.PASS;
import static nl.dijkwacht.core.verdict.Verdict.Result.UNKNOWN;
import static nl.dijkwacht.core.verdict.Verdict.Standing.PROVISIONAL;
import static nl.dijkwacht.core.verdict.Verdict.Standing.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.dijkwacht.core.StableId;
import nl.dijkwacht.core.finding.Finding.Status;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictUpdateTest {

  private static final int HOUR = 3600;

  private static final AlertPolicy POLICY = AlertPolicy.newsFor(Life.NEWS_FOR);

  private final Life life = new Life();

  @Test
  void aFailureOpensAndAlertsOnceAndAPassResolvesAndSaysSo() {
    life.verdict(CONFIRMED.at(0, FAIL, 1)).verdict(CONFIRMED.at(600, PASS, 2));

    Finding finding = life.finding();
    assertThat(life.told()).containsExactly(OPENED, RESOLVED);
    assertThat(finding.status()).isEqualTo(Status.RESOLVED);
    assertThat(finding.lived())
        .isEqualTo(new Episodes(1, START, START.plusSeconds(600), List.of(), false));
    assertThat(finding.subject().text()).isEqualTo("AWS::S3::Bucket letters");
    assertThat(finding.announced()).isNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = Verdict.Result.class,
      names = {"PASS", "NOT_APPLICABLE", "UNKNOWN"})
  void whatDoesNotFailIsNoFinding(Verdict.Result result) {
    life.verdict(CONFIRMED.at(0, result, 1));

    assertThat(life.findingOrNull()).isNull();
  }

  @Test
  void whatIsGoneIsResolved() {
    life.verdict(CONFIRMED.at(0, FAIL, 1)).verdict(CONFIRMED.at(9, NOT_APPLICABLE, 2));

    assertThat(life.finding().status()).isEqualTo(Status.RESOLVED);
  }

  @Test
  void whatCanNoLongerBeSeenStaysOpenAndSaysSo() {
    life.verdict(CONFIRMED.at(0, FAIL, 1)).verdict(CONFIRMED.at(9, UNKNOWN, 2));
    assertThat(life.finding().status()).isEqualTo(Status.OPEN);
    assertThat(drift().result()).isEqualTo(UNKNOWN);

    life.verdict(CONFIRMED.at(2 * HOUR, FAIL, 3));
    assertThat(life.told()).as("it never passed, so nothing began").containsExactly(OPENED);
    assertThat(life.finding().occurrences()).isOne();
  }

  @Test
  void aFailureAfterAPassIsANewEpisode() {
    life.verdict(CONFIRMED.at(0, FAIL, 1))
        .command(Commands.of(FindingCommand.Action.ACKNOWLEDGE, START.plusSeconds(7)).command())
        .verdict(CONFIRMED.at(100, PASS, 2))
        .verdict(CONFIRMED.at(200, FAIL, 3));

    Finding finding = life.finding();
    assertThat(life.told()).containsExactly(OPENED, RESOLVED, REOPENED);
    assertThat(finding.status()).isEqualTo(Status.OPEN);
    assertThat(finding.occurrences()).isEqualTo(2);
    assertThat(finding.lived().count()).isEqualTo(2);
    assertThat(finding.lived().openedAt()).isEqualTo(START.plusSeconds(200));
    assertThat(finding.handled().acknowledged()).as("somebody must look again").isNull();
  }

  @Test
  void aNameThatComesLaterChangesTheFinding() {
    life.verdict(CONFIRMED.at(0, FAIL, 1)).verdict(CONFIRMED.by("arn:j.jansen").at(0, FAIL, 2));

    assertThat(life.finding().latest().principal().id()).isEqualTo("arn:j.jansen");
    assertThat(life.finding().first()).isEqualTo(life.finding().latest());
    assertThat(Objects.requireNonNull(drift().attribution()).means())
        .isEqualTo(Change.Means.CONSOLE);
  }

  @Test
  void whoMendedItIsToldBesideWhoBrokeIt() {
    life.verdict(CONFIRMED.by("arn:breaker").at(0, FAIL, 1))
        .verdict(CONFIRMED.by("arn:mender").at(9, PASS, 2));

    assertThat(Objects.requireNonNull(drift().attribution()).call().principal().id())
        .isEqualTo("arn:breaker");
    assertThat(Objects.requireNonNull(drift().mended()).call().principal().id())
        .isEqualTo("arn:mender");
    assertThat(life.alerts().get(1).cause().principal().id()).isEqualTo("arn:mender");
  }

  @Test
  void whoIsNamedAfterItWasToldIsToldOnce() {
    life.verdict(CONFIRMED.at(0, FAIL, 1)).verdict(CONFIRMED.by("arn:j.jansen").at(0, FAIL, 2));
    assertThat(life.told()).containsExactly(OPENED, ATTRIBUTED);
    assertThat(life.alerts().get(1).cause().principal().id()).isEqualTo("arn:j.jansen");

    life.verdict(CONFIRMED.by("arn:j.jansen").at(0, FAIL, 3));
    assertThat(life.told()).as("known").containsExactly(OPENED, ATTRIBUTED);
  }

  @Test
  void anotherNameIsToldSinceAWrongOneIsWorseThanNone() {
    life.verdict(CONFIRMED.by("arn:wrong").at(0, FAIL, 1))
        .verdict(CONFIRMED.by("arn:right").at(0, FAIL, 2));

    assertThat(life.told()).containsExactly(OPENED, ATTRIBUTED);
    assertThat(life.alerts().get(1).id()).isNotEqualTo(life.alerts().get(0).id());
  }

  @Test
  void aProvisionalFailureAlertsAtOnceAndItsConfirmationDoesNot() {
    life.verdict(Verdicts.PROVISIONAL.at(0, FAIL, 1));
    assertThat(life.told()).containsExactly(OPENED);
    assertThat(drift().standing()).isEqualTo(PROVISIONAL);

    life.verdict(CONFIRMED.at(0, FAIL, 2));
    assertThat(life.told()).containsExactly(OPENED);
    assertThat(drift().standing()).isEqualTo(Verdict.Standing.CONFIRMED);
  }

  @Test
  void whoWasAlertedHearsThatItWasNotSo() {
    life.verdict(Verdicts.PROVISIONAL.at(0, FAIL, 1))
        .verdict(CONFIRMED.standing(WITHDRAWN).at(60, PASS, 2));

    assertThat(life.told()).containsExactly(OPENED, RESOLVED);
    assertThat(Objects.requireNonNull(life.alerts().get(1).finding().drift()).standing())
        .isEqualTo(WITHDRAWN);
  }

  @Test
  void aWithdrawalOfWhatIsUnknownNowEndsItToo() {
    life.verdict(Verdicts.PROVISIONAL.at(0, FAIL, 1))
        .verdict(CONFIRMED.standing(WITHDRAWN).at(60, UNKNOWN, 2));

    assertThat(life.told()).containsExactly(OPENED, RESOLVED);
    assertThat(life.finding().status()).isEqualTo(Status.RESOLVED);
  }

  @Test
  void whenItBeganIsKnownBetterOnceTheCallIsKnown() {
    Verdict seen = CONFIRMED.at(600, FAIL, 1);
    Verdict named = changed(CONFIRMED.by("arn:j.jansen").at(30, 700, FAIL, 2), PASS, null);
    life.verdict(seen)
        .verdict(named)
        .verdict(changed(CONFIRMED.by("arn:p.pan").at(90, 710, FAIL, 3), PASS, null));
    assertThat(life.told()).containsExactly(OPENED, ATTRIBUTED, ATTRIBUTED);
    assertThat(life.finding().lived().openedAt()).isEqualTo(START.plusSeconds(30));
    assertThat(life.finding().lived().count()).isOne();

    life.verdict(seen).verdict(named);
    assertThat(drift().revision()).as("what is replayed does nothing").isEqualTo(3);
    life.verdict(CONFIRMED.at(1200, PASS, 4))
        .verdict(CONFIRMED.by("arn:p.pan").at(1100, 1300, PASS, 5));
    assertThat(life.finding().lived().resolvedAt()).isEqualTo(START.plusSeconds(1100));
  }

  @Test
  void theNameOfAControlThatIsNoLongerUsedStays() {
    life.verdict(CONFIRMED.at(0, FAIL, 1))
        .verdict(CONFIRMED.level(Level.INFORMATIONAL).at(9, NOT_APPLICABLE, 2));

    assertThat(life.finding().rule().level()).isEqualTo(Level.HIGH);
    assertThat(life.finding().level()).isEqualTo(Level.HIGH);
  }

  @Test
  void byDefaultOnlyPersonalDataAndLoggingAreTold() {
    life.verdict(CONFIRMED.of(Classification.NONE).at(0, FAIL, 1))
        .verdict(CONFIRMED.of(Classification.NONE).at(9, PASS, 2));
    assertThat(life.told()).isEmpty();
    assertThat(life.finding().status()).isEqualTo(Status.RESOLVED);

    Classification logging = new Classification(false, false, true, "", List.of());
    assertThat(told(AlertPolicy.Audience.PERSONAL_DATA, logging)).containsExactly(OPENED);
    assertThat(told(AlertPolicy.Audience.ALL, Classification.NONE)).containsExactly(OPENED);
    assertThat(told(AlertPolicy.Audience.NONE, logging)).isEmpty();
  }

  private static List<Alert.Transition> told(
      AlertPolicy.Audience audience, Classification classification) {
    return new Life(
            new AlertPolicy(Life.NEWS_FOR, audience, Duration.ZERO, AlertPolicy.RECURS_AFTER),
            Exceptions.NONE)
        .verdict(CONFIRMED.of(classification).at(0, FAIL, 1))
        .told();
  }

  private static Life waiting() {
    return new Life(
        new AlertPolicy(
            Life.NEWS_FOR,
            AlertPolicy.Audience.ALL,
            Duration.ofSeconds(5),
            AlertPolicy.RECURS_AFTER),
        Exceptions.NONE);
  }

  @Test
  void anAlertWaitsForWhoCausedItAndNamesThem() {
    Life waiting = waiting().verdict(CONFIRMED.at(0, FAIL, 1));
    assertThat(waiting.told()).isEmpty();
    assertThat(waiting.finding().status()).as("it is a finding at once").isEqualTo(Status.OPEN);

    waiting.verdict(CONFIRMED.by("arn:j.jansen").at(0, FAIL, 2)).pass(START.plusSeconds(HOUR));
    assertThat(waiting.told()).containsExactly(OPENED);
    assertThat(Objects.requireNonNull(waiting.alerts().get(0).finding().drift()).attribution())
        .isNotNull();
  }

  @Test
  void anAlertDoesNotWaitForLongAndIsTheSameAsWithoutAWait() {
    Verdict failure = CONFIRMED.at(0, FAIL, 1);
    Life waiting = waiting().verdict(failure);
    Instant until = failure.collectedAt().plusSeconds(5);
    AlertPolicy policy =
        new AlertPolicy(
            Life.NEWS_FOR,
            AlertPolicy.Audience.ALL,
            Duration.ofSeconds(5),
            AlertPolicy.RECURS_AFTER);
    assertThat(waiting.finding().wakesAt(policy)).isEqualTo(until);
    assertThat(waiting.pass(until.minusMillis(1)).told()).isEmpty();
    assertThat(waiting.pass(until).told()).containsExactly(OPENED);
    assertThat(waiting.finding().wakesAt(policy)).isNull();

    waiting.verdict(CONFIRMED.by("arn:j.jansen").at(0, FAIL, 2)).pass(until.plusSeconds(HOUR));
    assertThat(waiting.told()).as("and then who it was").containsExactly(OPENED, ATTRIBUTED);
    assertThat(waiting.alerts().get(0).id()).isEqualTo(life.verdict(failure).alerts().get(0).id());
  }

  @Test
  void whatIsMendedWhileItsAlertWaitsIsNotTold() {
    Life waiting =
        waiting()
            .verdict(CONFIRMED.at(0, FAIL, 1))
            .verdict(CONFIRMED.at(2, PASS, 2))
            .pass(START.plusSeconds(HOUR));

    assertThat(waiting.told()).isEmpty();
    assertThat(waiting.finding().handled().withheld()).isNull();
  }

  @Test
  void whatFailsAgainWaitsLikewise() {
    Life waiting =
        waiting()
            .verdict(CONFIRMED.by("arn:j.jansen").at(0, FAIL, 1))
            .verdict(CONFIRMED.at(100, PASS, 2))
            .verdict(CONFIRMED.at(200, FAIL, 3));
    assertThat(waiting.told()).containsExactly(OPENED, RESOLVED);

    waiting.verdict(CONFIRMED.by("arn:j.jansen").at(200, FAIL, 4));
    assertThat(waiting.told()).containsExactly(OPENED, RESOLVED, REOPENED);
  }

  @Test
  void whatFailedFromTheBeginningIsNeverToldUntilItFailsAgain() {
    life.verdict(CONFIRMED.fromTheBeginning().at(0, FAIL, 1))
        .verdict(CONFIRMED.at(10, UNKNOWN, 2))
        .verdict(CONFIRMED.by("arn:j.jansen").at(20, FAIL, 3))
        .verdict(CONFIRMED.at(30, PASS, 4));
    assertThat(life.told()).isEmpty();

    life.verdict(CONFIRMED.at(40, FAIL, 5));
    assertThat(life.told()).containsExactly(REOPENED);
    assertThat(drift().baseline()).isFalse();
  }

  @Test
  void oldNewsIsNotToldNorIsItsEnd() {
    life.verdict(CONFIRMED.at(0, HOUR + 1, FAIL, 1)).verdict(CONFIRMED.at(HOUR + 9, PASS, 2));

    assertThat(life.told()).isEmpty();
    assertThat(life.finding().lived().ended()).isTrue();
  }

  @Test
  void whatWasHeldIsNewsWhenItBeginsToCount() {
    Verdict released = CONFIRMED.at(0, 24 * HOUR, FAIL, 1);
    life.verdict(held(released, 23 * HOUR + 60));
    assertThat(life.told()).containsExactly(OPENED);

    Life late = new Life();
    late.verdict(held(released, 22 * HOUR));
    assertThat(late.told()).isEmpty();
  }

  private static Verdict held(Verdict verdict, int until) {
    return changed(verdict, verdict.before(), START.plusSeconds(until));
  }

  private static Verdict changed(
      Verdict verdict, Verdict.@Nullable Result before, @Nullable Instant heldUntil) {
    return new Verdict(
        verdict.findingId(),
        verdict.control(),
        verdict.resource(),
        verdict.arn(),
        verdict.name(),
        verdict.classification(),
        verdict.result(),
        before,
        verdict.since(),
        verdict.collectedAt(),
        verdict.standing(),
        verdict.baseline(),
        verdict.reason(),
        verdict.attribution(),
        verdict.revision(),
        heldUntil);
  }

  @Test
  void aGraverControlIsTold() {
    life.verdict(CONFIRMED.level(Level.MEDIUM).at(0, FAIL, 1))
        .verdict(CONFIRMED.level(Level.CRITICAL).at(0, FAIL, 2))
        .verdict(CONFIRMED.level(Level.LOW).at(0, FAIL, 3));

    assertThat(life.told()).containsExactly(OPENED, WORSENED);
    assertThat(life.finding().level()).as("the state of now").isEqualTo(Level.LOW);
  }

  @Test
  void whatComesAgainLaterDoesNothing() {
    Verdict first = CONFIRMED.at(0, FAIL, 1);
    life.verdict(first).verdict(CONFIRMED.at(9, PASS, 2));
    Finding resolved = life.finding();

    life.verdict(first);
    assertThat(life.finding()).isSameAs(resolved);
    life.verdict(CONFIRMED.at(20, FAIL, 1));
    assertThat(life.finding().status())
        .as("drift began anew and counts from 1")
        .isEqualTo(Status.OPEN);
  }

  @Test
  void aPassThatCompactionTookAwayIsSeenByWhatFollows() {
    Verdict again = CONFIRMED.at(100, FAIL, 3);
    life.verdict(CONFIRMED.at(0, FAIL, 1)).verdict(changed(again, PASS, null));

    assertThat(life.told()).containsExactly(OPENED, REOPENED);
    assertThat(life.finding().lived().count()).isEqualTo(2);
  }

  @Test
  void whatComesAndGoesIsToldOnceMoreAndThenNotUntilItIsStable() {
    life.verdict(CONFIRMED.at(0, FAIL, 1));
    for (int turn = 1; turn <= 6; turn++) {
      life.verdict(CONFIRMED.at(turn * HOUR, PASS, 2L * turn))
          .verdict(CONFIRMED.at(turn * HOUR + 60, FAIL, 2L * turn + 1));
    }
    assertThat(life.told())
        .containsExactly(OPENED, RESOLVED, REOPENED, RESOLVED, REOPENED, RESOLVED, FLAPPING);
    assertThat(life.finding().lived().flapping()).isTrue();

    life.verdict(CONFIRMED.at(8 * HOUR, PASS, 20));
    life.pass(START.plus(Duration.ofHours(31)));
    assertThat(life.told()).hasSize(7);
    life.pass(START.plus(Duration.ofHours(32)));
    assertThat(life.told()).hasSize(8).endsWith(RESOLVED);
    assertThat(life.finding().lived().flapping()).isFalse();
  }

  @Test
  void whatWasStableForADayByEventTimeIsToldAgainThoughNobodyWoke() {
    life.verdict(CONFIRMED.at(0, FAIL, 1));
    for (int turn = 1; turn <= 3; turn++) {
      life.verdict(CONFIRMED.at(turn * HOUR, PASS, 2L * turn))
          .verdict(CONFIRMED.at(turn * HOUR + 60, FAIL, 2L * turn + 1));
    }
    life.verdict(CONFIRMED.at(4 * HOUR, PASS, 20)).verdict(CONFIRMED.at(29 * HOUR, FAIL, 21));

    assertThat(life.told()).endsWith(FLAPPING, REOPENED);
    assertThat(life.finding().lived().flapping()).isFalse();
  }

  @Test
  void whatAPersonClosedStaysClosedUntilItPassesAndFailsAgain() {
    life.verdict(CONFIRMED.at(0, FAIL, 1))
        .command(Commands.close(FindingCommand.ClosedAs.BENIGN, START.plusSeconds(9)))
        .verdict(CONFIRMED.by("arn:j.jansen").at(0, FAIL, 2));
    assertThat(life.finding().status()).isEqualTo(Status.CLOSED);

    life.verdict(CONFIRMED.at(100, PASS, 3));
    assertThat(life.finding().status()).isEqualTo(Status.CLOSED);
    assertThat(life.told()).containsExactly(OPENED);
    life.verdict(CONFIRMED.at(200, FAIL, 4));
    assertThat(life.finding().status()).isEqualTo(Status.OPEN);
    assertThat(life.told()).containsExactly(OPENED, REOPENED);
  }

  @Test
  void whatAPersonClosedIsLookedAtAgainIfItGetsWorse() {
    life.verdict(CONFIRMED.at(0, FAIL, 1))
        .command(Commands.close(FindingCommand.ClosedAs.FALSE_POSITIVE, START.plusSeconds(9)))
        .verdict(CONFIRMED.level(Level.CRITICAL).at(20, FAIL, 2));

    assertThat(life.finding().status()).isEqualTo(Status.OPEN);
    assertThat(life.told()).containsExactly(OPENED, REOPENED);
  }

  @Test
  void anAcceptedRiskReopensAndAlertsWhenItEnds() {
    life.verdict(CONFIRMED.at(0, FAIL, 1))
        .command(
            Commands.of(FindingCommand.Action.ACCEPT_RISK, START.plusSeconds(9))
                .text("Migration is under way")
                .to("archief")
                .until(START.plusSeconds(HOUR))
                .command());
    assertThat(life.finding().status()).isEqualTo(Status.SUPPRESSED);
    assertThat(life.finding().wakesAt(POLICY)).isEqualTo(START.plusSeconds(HOUR));

    life.pass(START.plusSeconds(HOUR - 1));
    assertThat(life.finding().status()).isEqualTo(Status.SUPPRESSED);
    life.pass(START.plusSeconds(HOUR));
    assertThat(life.finding().status()).isEqualTo(Status.OPEN);
    assertThat(life.told()).containsExactly(OPENED, EXCEPTION_EXPIRED);
    assertThat(life.finding().wakesAt(POLICY)).isNull();
  }

  @Test
  void duringAnAcceptedRiskItPassesAndFailsWithoutAWord() {
    life.verdict(CONFIRMED.at(0, FAIL, 1))
        .command(
            Commands.of(FindingCommand.Action.ACCEPT_RISK, START.plusSeconds(9))
                .text("Migration is under way")
                .to("archief")
                .until(START.plusSeconds(HOUR))
                .command())
        .verdict(CONFIRMED.at(100, PASS, 2));
    assertThat(life.finding().status()).isEqualTo(Status.RESOLVED);
    life.verdict(CONFIRMED.at(200, FAIL, 3));

    assertThat(life.finding().status()).isEqualTo(Status.SUPPRESSED);
    assertThat(life.told()).containsExactly(OPENED);
  }

  @Test
  void duringASilenceNothingIsToldAndAfterItWhatIsStillSo() {
    FindingCommand silence =
        Commands.of(FindingCommand.Action.SILENCE, START.plusSeconds(6))
            .text("Maintenance")
            .to("beheer")
            .until(START.plusSeconds(HOUR))
            .command();
    life.verdict(CONFIRMED.at(0, FAIL, 1))
        .command(silence)
        .verdict(CONFIRMED.at(100, PASS, 2))
        .verdict(CONFIRMED.at(200, FAIL, 3));
    assertThat(life.told()).containsExactly(OPENED);
    assertThat(life.finding().handled().withheld()).isEqualTo(REOPENED);

    life.pass(START.plusSeconds(HOUR));
    assertThat(life.told()).containsExactly(OPENED, REOPENED);
    assertThat(life.finding().handled().silence()).isNull();
    assertThat(life.finding().handled().withheld()).isNull();
  }

  @Test
  void whoHeardThatItBeganHearsThatItEndedThoughItCameAndWentInSilence() {
    life.verdict(CONFIRMED.at(0, FAIL, 1))
        .command(
            Commands.of(FindingCommand.Action.SILENCE, START.plusSeconds(6))
                .text("Maintenance")
                .to("beheer")
                .until(START.plusSeconds(HOUR))
                .command())
        .verdict(CONFIRMED.at(100, PASS, 2))
        .verdict(CONFIRMED.at(200, FAIL, 3))
        .verdict(CONFIRMED.at(300, PASS, 4))
        .pass(START.plusSeconds(HOUR));

    assertThat(life.told()).containsExactly(OPENED, RESOLVED);
  }

  @Test
  void whatBeganAndEndedInSilenceIsNotTold() {
    life.verdict(CONFIRMED.of(Classification.NONE).at(0, FAIL, 1))
        .verdict(CONFIRMED.at(1, PASS, 2))
        .command(
            Commands.of(FindingCommand.Action.SILENCE, START.plusSeconds(6))
                .text("Maintenance")
                .to("beheer")
                .until(START.plusSeconds(HOUR))
                .command())
        .verdict(CONFIRMED.at(100, FAIL, 3))
        .verdict(CONFIRMED.at(200, PASS, 4))
        .pass(START.plusSeconds(HOUR));

    assertThat(life.told()).isEmpty();
  }

  @Test
  void anExceptionThatIsTakenOutAndPutBackWithTheSameEndIsToldTwiceUnderTwoIds() {
    List<Alert> alerts = takenOutAndPutBack();

    assertThat(alerts)
        .extracting(Alert::transition)
        .containsExactly(EXCEPTION_EXPIRED, EXCEPTION_EXPIRED, EXCEPTION_EXPIRED);
    assertThat(alerts).extracting(Alert::id).doesNotHaveDuplicates();
    assertThat(takenOutAndPutBack()).as("replayed").isEqualTo(alerts);
  }

  private static List<Alert> takenOutAndPutBack() {
    var entry =
        new ExceptionEntry(
            "E-1", "any", null, null, null, "who", "Why", "", START, START.plusSeconds(9 * HOUR));
    Set<ExceptionEntry> register = new HashSet<>(Set.of(entry));
    Life life =
        new Life(
            AlertPolicy.newsFor(Life.NEWS_FOR),
            (rule, names, account, principal, at) ->
                register.stream().filter(of -> at.isBefore(of.expires())).findFirst());
    life.verdict(CONFIRMED.at(0, FAIL, 1));
    for (int hour = 1; hour <= 2; hour++) {
      register.clear();
      life.pass(START.plusSeconds((long) hour * HOUR));
      register.add(entry);
      life.pass(START.plusSeconds((long) hour * HOUR + 1));
    }
    return life.pass(START.plusSeconds(10 * HOUR)).alerts();
  }

  @Test
  void alertIdsDependOnWhatHappenedAndNotOnWhoIsNamed() {
    Life other = new Life();
    life.verdict(CONFIRMED.at(0, FAIL, 1));
    other.verdict(CONFIRMED.by("arn:j.jansen").at(0, FAIL, 4));

    assertThat(life.alerts().get(0).id())
        .isEqualTo(other.alerts().get(0).id())
        .isEqualTo(StableId.of(List.of(life.finding().id(), "OPENED", START + "/high")));
  }

  private Drift drift() {
    return Objects.requireNonNull(life.finding().drift());
  }
}
