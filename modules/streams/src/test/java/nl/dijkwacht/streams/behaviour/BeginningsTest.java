package nl.dijkwacht.streams.behaviour;

import static nl.dijkwacht.streams.behaviour.BehaviourDriver.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.Accessor;
import nl.dijkwacht.core.access.AssetRef;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.streams.Touch;
import nl.dijkwacht.streams.behaviour.detector.BehaviourRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeginningsTest {

  private static final long TODAY = 21;
  private static final Principal ADMIN =
      new Principal(Principal.Kind.IAM_USER, "arn:aws:iam::111122223333:user/beheer", null);

  private final BehaviourDriver driver = new BehaviourDriver();

  @AfterEach
  void close() {
    driver.close();
  }

  /** Somebody works every day, so that what is new later is known to be. */
  private void watchedWeeks() {
    for (long day = 0; day < TODAY; day++) {
      driver.pipe(Touch.person("vast@example.org", at(day, 9)).reads(5));
    }
    driver.until(at(TODAY, 0));
    assertThat(driver.signals()).isEmpty();
  }

  static Change change(String type, String id, String call, Change.Means means, Instant at) {
    EventSummary event =
        new EventSummary(
            call + id + at,
            at,
            at.plusSeconds(600),
            "iam.amazonaws.com",
            call,
            Touch.ACCOUNT,
            "us-east-1",
            ADMIN,
            null,
            null,
            null,
            null);
    return new Change(
        call + id + at,
        new ResourceId("aws", Touch.ACCOUNT, "global", type, id),
        event,
        means,
        null,
        null,
        null);
  }

  @Test
  void aRoleThatTouchesAnAssetForTheFirstTimeAfterWeeksIsTold() {
    watchedWeeks();

    driver.pipe(Touch.workload("export", at(TODAY, 9)).reads(5));
    driver.until(at(TODAY, 12));

    Signal signal = only();
    assertThat(BehaviourDriver.is(signal, BehaviourRule.FIRST_ACCESS)).isTrue();
    assertThat(signal.subject().fields())
        .containsEntry("grantee", "111122223333/role/export")
        .containsKey("asset");
    assertThat(signal.event().note()).contains("on 21 of the 28 days before");
  }

  @Test
  void aColleagueWithTheSameRoleIsNoNews() {
    watchedWeeks();

    driver.pipe(Touch.person("nieuw@example.org", at(TODAY, 9)).reads(5));
    driver.until(at(TODAY, 12));

    assertThat(driver.signals()).isEmpty();
  }

  @Test
  void aPersonWhoLooksAtAFewObjectsIsToldOnceMoreAreRead() {
    watchedWeeks();

    driver.pipe(Touch.user("jan", at(TODAY, 9)).reads(5));
    driver.until(at(TODAY, 12));
    assertThat(driver.signals()).isEmpty();

    driver.pipe(Touch.user("jan", at(TODAY, 15)).reads(1));
    driver.until(at(TODAY, 16));
    driver.pipe(Touch.user("jan", at(TODAY, 17)).reads(40));
    driver.until(at(TODAY, 20));

    Signal signal = only();
    assertThat(BehaviourDriver.is(signal, BehaviourRule.FIRST_ACCESS)).isTrue();
    assertThat(signal.event().eventTime()).isBetween(at(TODAY, 15), at(TODAY, 15, 1));
  }

  @Test
  void aFewItemsOfATableByTheirKeysAreToldOnceMoreAreRead() {
    watchedWeeks();

    pipeOfTable(Touch.user("jan", at(TODAY, 9)).reads(4), 4);
    driver.until(at(TODAY, 12));
    assertThat(driver.signals()).isEmpty();

    pipeOfTable(Touch.user("jan", at(TODAY, 15)).reads(6), 6);
    driver.until(at(TODAY, 20));
    assertThat(BehaviourDriver.is(only(), BehaviourRule.FIRST_ACCESS)).isTrue();
  }

  @Test
  void aCallThatMayReadAWholeTableIsToldAtOnce() {
    watchedWeeks();

    pipeOfTable(Touch.user("jan", at(TODAY, 9)).reads(2), 1);
    driver.until(at(TODAY, 12));

    assertThat(BehaviourDriver.is(only(), BehaviourRule.FIRST_ACCESS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aScanThatFollowsALookIsToldInWhateverOrderTheyCome(boolean scanFirst) {
    watchedWeeks();

    Touch look = Touch.user("jan", at(TODAY, 9)).reads(1);
    Touch scan = Touch.user("jan", at(TODAY, 9, 2)).reads(1);
    if (scanFirst) {
      pipeOfTable(scan, 0);
    }
    pipeOfTable(look, 1);
    if (!scanFirst) {
      pipeOfTable(scan, 0);
    }
    driver.until(at(TODAY, 12));

    assertThat(BehaviourDriver.is(only(), BehaviourRule.FIRST_ACCESS)).isTrue();
  }

  @Test
  void aScanWithinTheMinuteOfALookIsToldOnceTheMinuteIsWrittenAgain() {
    watchedWeeks();

    Touch look = Touch.user("jan", at(TODAY, 9)).reads(1);
    pipeOfTable(look, 1);
    pipeOfTable(look.reads(2).revision(2), 1);
    driver.until(at(TODAY, 12));

    assertThat(BehaviourDriver.is(only(), BehaviourRule.FIRST_ACCESS)).isTrue();
  }

  @Test
  void aWriteThatFollowsALookIsTold() {
    watchedWeeks();

    driver.pipe(Touch.user("jan", at(TODAY, 9)).reads(1));
    driver.pipe(Touch.user("jan", at(TODAY, 9, 1)).writes(1));
    driver.until(at(TODAY, 12));

    assertThat(BehaviourDriver.is(only(), BehaviourRule.FIRST_ACCESS)).isTrue();
  }

  /** Calls on a table, of which so many named an item of their own. */
  private void pipeOfTable(Touch touch, long items) {
    Access of = touch.access();
    ResourceId table =
        new ResourceId("aws", Touch.ACCOUNT, "eu-west-1", "AWS::DynamoDB::Table", "personen");
    driver.pipe(
        new Access(
            of.principal(),
            new AssetRef(table, null, null, true, "Radiologie", List.of("register")),
            of.accessor(),
            of.minute(),
            of.calls(),
            0,
            0,
            items,
            of.objectsSketch(),
            of.countries(),
            of.writtenFrom(),
            of.networks(),
            of.userAgents(),
            0,
            of.first(),
            of.latest(),
            of.revision()),
        touch.collectedAt());
  }

  @Test
  void onceADayHasGoneByTheAssetIsNoLongerNew() {
    watchedWeeks();

    driver.pipe(Touch.user("jan", at(TODAY, 9)).reads(1));
    driver.until(at(TODAY, 12));
    driver.pipe(Touch.user("jan", at(TODAY + 1, 10)).reads(20));
    driver.until(at(TODAY + 1, 14));

    assertThat(driver.signals()).isEmpty();
  }

  @Test
  void aColleagueWhoReadsMoreOnTheSameDayIsPartOfTheBeginning() {
    watchedWeeks();

    driver.pipe(role("Inkoop", "an@example.org", at(TODAY, 9)).reads(1));
    driver.until(at(TODAY, 12));
    driver.pipe(role("Inkoop", "bo@example.org", at(TODAY, 13)).reads(20));
    driver.until(at(TODAY, 16));

    assertThat(only().subject().fields()).containsEntry("grantee", "111122223333/role/Inkoop");
  }

  private static Touch role(String role, String session, Instant minute) {
    return Touch.by(
        new Principal(
            Principal.Kind.PERSON_IN_ROLE,
            "arn:aws:iam::%s:role/%s/%s".formatted(Touch.ACCOUNT, role, session),
            Touch.ACCOUNT),
        Accessor.PERSON,
        minute);
  }

  @Test
  void whoeverWritesDoesMoreThanLook() {
    watchedWeeks();

    driver.pipe(Touch.user("jan", at(TODAY, 9)).reads(1).writes(1));
    driver.until(at(TODAY, 12));

    assertThat(BehaviourDriver.is(only(), BehaviourRule.FIRST_ACCESS)).isTrue();
  }

  @Test
  void softwareDoesNotLookByMistake() {
    watchedWeeks();

    driver.pipe(Touch.workload("export", at(TODAY, 9)).reads(1));
    driver.until(at(TODAY, 12));

    assertThat(BehaviourDriver.is(only(), BehaviourRule.FIRST_ACCESS)).isTrue();
  }

  @Test
  void afterAGrantOneObjectIsEnough() {
    watchedWeeks();

    driver.pipe(
        change("AWS::IAM::User", "jan", "CreateAccessKey", Change.Means.CONSOLE, at(TODAY, 9)));
    driver.pipe(Touch.user("jan", at(TODAY, 10)).reads(1));
    driver.until(at(TODAY, 14));

    assertThat(BehaviourDriver.is(only(), BehaviourRule.JUST_GRANTED)).isTrue();
  }

  @Test
  void whatIsSeenFirstIsNotTheFirstTime() {
    driver.pipe(Touch.workload("export", at(0, 13)).reads(5));
    driver.until(at(1, 12));

    assertThat(driver.signals()).isEmpty();
  }

  @Test
  void accessRightAfterAGrantIsToldAlsoIfTheGrantComesLater() {
    driver.pipe(Touch.workload("helper", at(0, 14)).reads(5));
    driver.pipe(
        change(
            "AWS::IAM::Role",
            "helper",
            "AttachRolePolicy",
            Change.Means.COMMAND_LINE,
            at(0, 13, 50)));
    driver.until(at(0, 20));

    Signal signal = only();
    assertThat(BehaviourDriver.is(signal, BehaviourRule.JUST_GRANTED)).isTrue();
    assertThat(signal.event().note())
        .isEqualTo(
            "First access to this asset at 2026-03-02T14:00:05Z, 10 minutes after AttachRolePolicy by"
                + " arn:aws:iam::111122223333:user/beheer (granted).");
  }

  @Test
  void aGrantToAUserWhoWorkedWithTheAssetBeforeIsNoNews() {
    driver.pipe(Touch.user("jan", at(0, 13)).reads(5));
    driver.pipe(
        change("AWS::IAM::User", "jan", "CreateAccessKey", Change.Means.CONSOLE, at(0, 14)));
    driver.pipe(Touch.user("jan", at(0, 15)).reads(5));
    driver.until(at(0, 20));

    assertThat(driver.signals()).isEmpty();
  }

  @Test
  void whatADeploymentGrantsIsExpectedToBeUsed() {
    watchedWeeks();

    driver.pipe(
        change("AWS::IAM::Role", "app2", "CreateRole", Change.Means.CLOUDFORMATION, at(TODAY, 9)));
    driver.pipe(Touch.workload("app2", at(TODAY, 10)).reads(5));
    driver.until(at(TODAY, 14));

    assertThat(driver.signals()).isEmpty();
  }

  @Test
  void anOldGrantIsNoReason() {
    driver.pipe(change("AWS::IAM::User", "jan", "CreateUser", Change.Means.CONSOLE, at(0, 13)));
    driver.pipe(Touch.user("jan", at(2, 13)).reads(5));
    driver.until(at(2, 20));

    assertThat(driver.signals()).isEmpty();
  }

  @Test
  void manyGrantsAfterwardsHideNotTheOneBefore() {
    driver.pipe(change("AWS::IAM::User", "jan", "CreateUser", Change.Means.CONSOLE, at(0, 13, 50)));
    driver.pipe(Touch.user("jan", at(0, 14)).reads(5));
    for (int i = 0; i < 70; i++) {
      Instant time = at(0, 14, 1).plusSeconds(i);
      driver.pipe(change("AWS::IAM::User", "jan", "CreateAccessKey", Change.Means.CONSOLE, time));
    }
    driver.until(at(0, 20));

    assertThat(BehaviourDriver.is(only(), BehaviourRule.JUST_GRANTED)).isTrue();
  }

  @Test
  void ofFirstAccessesNoNamesAreKept() {
    driver.pipe(Touch.user("jan", at(0, 14)).reads(5));
    driver.until(at(0, 20));

    List<String> kept = driver.bytesOf(BehaviourTopology.GRANTEES);
    assertThat(kept).hasSize(1);
    assertThat(kept.get(0)).doesNotContain("jan");
  }

  @Test
  void firstAccessesOfOutsidersAreForgotten() {
    driver.pipe(
        Touch.by(
                new Principal(Principal.Kind.OTHER_ACCOUNT, "AROA1", "444455556666"),
                Accessor.OTHER_ACCOUNT,
                at(0, 14))
            .reads(5));
    driver.pipe(Touch.workload("export", at(0, 14)).reads(5));
    driver.until(at(0, 20));
    assertThat(driver.bytesOf(BehaviourTopology.GRANTEES)).hasSize(2);

    driver.until(at(100, 12));

    assertThat(driver.bytesOf(BehaviourTopology.GRANTEES)).hasSize(1);
  }

  @Test
  void anEntryThatCannotBeReadStopsNothing() {
    driver.put(BehaviourTopology.GRANTEES, new byte[] {1, 'a'}, new byte[0]);
    driver.put(BehaviourTopology.PAIRS, new byte[] {1}, new byte[] {9});
    driver.pipe(change("AWS::IAM::User", "jan", "CreateUser", Change.Means.CONSOLE, at(0, 13, 50)));
    driver.pipe(Touch.user("jan", at(0, 14)).reads(5));
    driver.until(at(0, 20));

    assertThat(BehaviourDriver.is(only(), BehaviourRule.JUST_GRANTED)).isTrue();
  }

  @Test
  void whatWaitsAndCannotBeReadIsSetAside() {
    driver.put(BehaviourTopology.BEGINNINGS_DUE, new byte[Long.BYTES + 4], new byte[] {'{'});
    driver.put(BehaviourTopology.DUE, new byte[Long.BYTES + 4], new byte[] {'{'});
    driver.until(at(0, 14));

    assertThat(driver.deadLetters()).isEqualTo(2);
  }

  private Signal only() {
    List<Signal> signals = driver.signals();
    assertThat(signals).hasSize(1);
    return signals.get(0);
  }
}
