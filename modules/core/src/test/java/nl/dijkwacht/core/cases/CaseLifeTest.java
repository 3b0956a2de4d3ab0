package nl.dijkwacht.core.cases;

import static nl.dijkwacht.core.cases.Suspicions.hour;
import static nl.dijkwacht.core.cases.Suspicions.minute;
import static nl.dijkwacht.core.cases.Suspicions.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.cases.CaseCommand.Action;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a breach case, from suspicion to the register. */
class CaseLifeTest {

  private CasePolicy policy = policy();
  private final List<CaseEvent> events = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private Case now = opened(AccountEntry.Role.CONTROLLER);

  private Case opened(AccountEntry.Role role) {
    CaseUpdate update = Suspicions.opening(role);
    events.addAll(update.events());
    notices.addAll(update.notices());
    return update.after();
  }

  private void done(Acting acting, Instant at) {
    CaseOutcome outcome = CaseUpdate.of(now, acting.at(at), at, policy);
    assertThat(outcome).isInstanceOf(CaseOutcome.Done.class);
    took(((CaseOutcome.Done) outcome).update());
  }

  private void took(@Nullable CaseUpdate changed) {
    CaseUpdate update = Objects.requireNonNull(changed);
    now = update.after();
    events.addAll(update.events());
    notices.addAll(update.notices());
  }

  private String refused(Acting acting, Instant at) {
    CaseOutcome outcome = CaseUpdate.of(now, acting.at(at), at, policy);
    assertThat(outcome).isInstanceOf(CaseOutcome.Refused.class);
    return ((CaseOutcome.Refused) outcome).why();
  }

  private CaseClock clock(CaseClock.Kind kind) {
    return Objects.requireNonNull(now.clock(kind));
  }

  private Moment aware() {
    return Objects.requireNonNull(now.aware());
  }

  private Acting on(Action action) {
    return Acting.on(now, action);
  }

  @Test
  void aFindingOpensASuspicionAndTheOfficerIsToldAtOnce() {
    assertThat(now.status().dutch()).isEqualTo("BEOORDELING");
    assertThat(now.inRegister()).isFalse();
    assertThat(now.facts().subjects()).isEqualTo(1200);
    assertThat(now.facts().dataCategories()).containsExactly("medical data");
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0).kind()).isEqualTo(Notice.Kind.OPENED);
    assertThat(notices.get(0).to()).containsExactly("eigenaar", "fg@ziekenhuis.example");
    assertThat(now.clocks())
        .extracting(CaseClock::kind)
        .containsExactly(CaseClock.Kind.ACKNOWLEDGE, CaseClock.Kind.ASSESS);
  }

  @Test
  void aStepSaysSinceWhenByWhomAndToWhatItHappened() {
    assertThat(events.get(0).details())
        .containsEntry("from", now.findings().get(0).events().get(0).eventTime().toString())
        .containsEntry("to", String.valueOf(now.happenedTo()))
        .containsEntry("principals", String.join("; ", now.principals()))
        .containsEntry("assets", String.join("; ", now.assets()));

    done(on(Action.AWARE).since(hour(1)), hour(5));
    done(on(Action.ASSIGN).to("team-privacy"), hour(6));

    assertThat(events.get(1).details()).containsEntry("since", hour(1).toString());
    assertThat(events.get(2).details())
        .containsEntry("to", "team-privacy")
        .doesNotContainKey("since");
  }

  @Test
  void noTermToNotifyRunsUntilAPersonDeclaresAwareness() {
    assertThat(now.clock(CaseClock.Kind.AUTHORITY)).isNull();

    done(on(Action.AWARE).since(hour(1)), hour(5));

    assertThat(now.status().dutch()).isEqualTo("TE_BEPALEN");
    assertThat(clock(CaseClock.Kind.AUTHORITY).dueAt()).isEqualTo(hour(73));
    assertThat(clock(CaseClock.Kind.ASSESS).runs()).isFalse();
    assertThat(aware().at()).isEqualTo(hour(1));
    assertThat(aware().recordedAt()).isEqualTo(hour(5));
  }

  @Test
  void awarenessLiesNeitherInTheFutureNorBeforeWhatHappened() {
    assertThat(refused(on(Action.AWARE).since(minute(-1)), hour(5))).contains("before the first");

    done(on(Action.AWARE).since(hour(9)), hour(5));
    assertThat(aware().at()).isEqualTo(hour(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "0001-01-01T00:00:00Z"})
  void aTimeLongAgoIsRefused(Instant ago) {
    now = openedByHand(hour(0));

    assertThat(refused(on(Action.AWARE).since(ago), hour(5))).contains("ten years");
    assertThat(CaseUpdate.of(now, on(Action.ACKNOWLEDGE).at(ago), hour(5), policy))
        .isInstanceOf(CaseOutcome.Refused.class);
  }

  @Test
  void nothingIsGivenOnACaseBeforeItWasOpened() {
    took(
        ((CaseOutcome.Done)
                CaseUpdate.of(now, on(Action.ACKNOWLEDGE).at(hour(-1)), hour(1), policy))
            .update());

    assertThat(Objects.requireNonNull(now.acknowledged()).at()).isEqualTo(hour(0));
  }

  @Test
  void nothingIsNotifiedBeforeAnybodyIsAware() {
    done(on(Action.AWARE), hour(1));
    done(on(Action.DECIDE).deciding(true).saying("Risk"), hour(2));

    assertThat(
            refused(on(Action.NOTIFY).notifying(Recipient.AUTHORITY).since(minute(59)), hour(100)))
        .contains("before anybody was aware");
  }

  @ParameterizedTest
  @ValueSource(strings = {" Ziekenhuis", "Ziekenhuis\nB.V.", "Zieken\u202ehuis"})
  void aLegalEntityIsNamedAsItIsKept(String name) {
    CaseCommand given = Acting.on(now, Action.OPEN).telling(Suspicions.facts()).at(hour(1));
    CaseCommand command =
        new CaseCommand(
            given.id(),
            given.caseId(),
            name,
            given.action(),
            given.by(),
            given.role(),
            given.at(),
            null,
            null,
            null,
            null,
            given.facts(),
            null,
            null,
            null);

    assertThat(CaseUpdate.of(null, command, hour(1), policy))
        .isEqualTo(
            new CaseOutcome.Refused(
                "The name of the legal entity is not one line without spaces around it."));
  }

  @ParameterizedTest
  @EnumSource(
      value = Action.class,
      names = {"AWARE", "DECIDE", "DECIDE_INFORMING", "NOTIFY", "CLOSE"})
  void theOfficerAdvisesAndDecidesNothing(Action action) {
    assertThat(refused(on(action).as(CaseRole.FG).saying("reason"), hour(1))).contains("38(6)");
    assertThat(refused(on(action).as(CaseRole.ANALYST).saying("reason"), hour(1)))
        .contains("case owner");
    done(on(Action.ADVISE).as(CaseRole.FG).saying("Notify in phases."), hour(1));
    assertThat(events.get(1).step()).isEqualTo(CaseEvent.Step.ADVISED);
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void anAuditorChangesNothing(Action action) {
    assertThat(refused(on(action).as(CaseRole.AUDITOR).saying("reason"), hour(1)))
        .contains("auditor");
  }

  @Test
  void aBreachGoesItsWholeWayIntoTheRegister() {
    done(on(Action.ACKNOWLEDGE).as(CaseRole.ANALYST), hour(1));
    done(on(Action.AWARE), hour(2));
    assertThat(refused(on(Action.DECIDE).deciding(true), hour(3))).contains("why");
    done(on(Action.DECIDE).deciding(true).saying("Risk to patients"), hour(3));
    assertThat(now.status().dutch()).isEqualTo("TE_MELDEN");
    assertThat(refused(on(Action.DECIDE_INFORMING).deciding(false).saying("Encrypted"), hour(4)))
        .contains("could use the key");
    done(on(Action.NOTIFY).notifying(Recipient.AUTHORITY).referring("AP-1"), hour(30));
    done(on(Action.ASSESS).telling(Suspicions.facts()), hour(40));
    done(on(Action.NOTIFY).notifying(Recipient.AUTHORITY).referring("AP-1"), hour(90));
    assertThat(refused(on(Action.CLOSE).saying("Done"), hour(91))).contains("inform");
    done(on(Action.DECIDE_INFORMING).deciding(true).saying("High risk"), hour(92));
    done(on(Action.NOTIFY).notifying(Recipient.DATA_SUBJECTS).saying("By letter"), hour(93));
    done(on(Action.CLOSE).saying("Done"), hour(100));

    assertThat(now.status()).isEqualTo(Case.Status.CLOSED);
    assertThat(now.inRegister()).isTrue();
    assertThat(now.notifications())
        .extracting(Notification::recipient, Notification::version, Notification::late)
        .containsExactly(
            tuple(Recipient.AUTHORITY, 1, false),
            tuple(Recipient.AUTHORITY, 2, false),
            tuple(Recipient.DATA_SUBJECTS, 1, false));
    assertThat(now.wakesAt()).isNull();
    assertThat(CaseChain.faults(events)).isEmpty();
    assertThat(now.head()).isEqualTo(events.get(events.size() - 1).hash());
  }

  @Test
  void aLateNotificationNeedsItsReasons() {
    done(on(Action.AWARE), hour(0));
    done(on(Action.DECIDE).deciding(true).saying("Risk"), hour(1));

    Acting late = on(Action.NOTIFY).notifying(Recipient.AUTHORITY);
    assertThat(refused(late, hour(72))).contains("reasons for the delay");
    done(late.saying("The logs came late."), hour(72));

    assertThat(now.notifications().get(0).late()).isTrue();
    assertThat(now.notifications().get(0).text()).isEqualTo("The logs came late.");
  }

  @Test
  void aDecisionNotToNotifyStopsTheTermAndTakingItBackLetsItRunOn() {
    done(on(Action.AWARE), hour(0));
    done(on(Action.DECIDE).deciding(false).saying("No risk"), hour(1));
    assertThat(clock(CaseClock.Kind.AUTHORITY).runs()).isFalse();
    assertThat(now.status().dutch()).isEqualTo("NIET_MELDEN");

    done(on(Action.DECIDE).deciding(true).saying("There is"), hour(2));
    assertThat(clock(CaseClock.Kind.AUTHORITY).dueAt()).isEqualTo(hour(72));
    assertThat(clock(CaseClock.Kind.AUTHORITY).runs()).isTrue();
  }

  @Test
  void aProcessorNotifiesItsController() {
    now = opened(AccountEntry.Role.PROCESSOR);
    assertThat(notices.get(1).text()).contains("tell the controller");
    assertThat(now.controller()).isEqualTo("Gemeente");

    done(on(Action.AWARE), hour(1));
    assertThat(now.clock(CaseClock.Kind.AUTHORITY)).isNull();
    assertThat(clock(CaseClock.Kind.CONTROLLER).runs()).isTrue();
    assertThat(refused(on(Action.CLOSE).saying("Done"), hour(2))).contains("controller");
    done(on(Action.NOTIFY).notifying(Recipient.CONTROLLER), hour(2));
    assertThat(clock(CaseClock.Kind.CONTROLLER).runs()).isFalse();
  }

  @Test
  void aSuspicionThatWasNoneLeavesTheRegisterAlone() {
    done(on(Action.CLOSE).saying("A backup by the owner"), hour(2));

    assertThat(now.status().dutch()).isEqualTo("GEEN_INBREUK");
    assertThat(now.inRegister()).isFalse();
    assertThat(refused(on(Action.AWARE), hour(3))).contains("no breach");
    done(on(Action.COMMENT).saying("Asked again: it was."), hour(4));
  }

  private static CasePolicy withNis2() {
    CasePolicy own = policy();
    return new CasePolicy(
        own.window(),
        own.acknowledge(),
        own.assess(),
        Duration.ofDays(4),
        own.controller(),
        own.reminders(),
        true,
        Map.of(),
        own.zone(),
        own.holidays());
  }

  @Test
  void theTermsOfNis2AnswerThreeNotifications() {
    policy = withNis2();
    done(on(Action.AWARE), hour(0));
    assertThat(clock(CaseClock.Kind.AUTHORITY).dueAt()).isEqualTo(hour(96));
    done(on(Action.NOTIFY).notifying(Recipient.CSIRT), hour(20));
    done(on(Action.NOTIFY).notifying(Recipient.CSIRT), hour(60));
    assertThat(clock(CaseClock.Kind.NIS2_WARNING).runs()).isFalse();
    assertThat(clock(CaseClock.Kind.NIS2_NOTIFICATION).runs()).isFalse();
    // A month later by the calendar, across the change to summer time.
    assertThat(clock(CaseClock.Kind.NIS2_REPORT).dueAt())
        .isEqualTo(Instant.parse("2026-04-04T23:00:00Z"));
  }

  @Test
  void eachNotificationOfNis2CanBeLate() {
    policy = withNis2();
    done(on(Action.AWARE), hour(0));
    assertThat(refused(on(Action.NOTIFY).notifying(Recipient.CSIRT), hour(24)))
        .contains("Art. 23(4) NIS2");
    done(on(Action.NOTIFY).notifying(Recipient.CSIRT), hour(20));
    assertThat(refused(on(Action.NOTIFY).notifying(Recipient.CSIRT), hour(72)))
        .contains("reasons for the delay");
    done(on(Action.NOTIFY).notifying(Recipient.CSIRT).saying("The logs came late."), hour(72));

    assertThat(now.notifications()).extracting(Notification::late).containsExactly(false, true);
    assertThat(clock(CaseClock.Kind.NIS2_NOTIFICATION).stoppedLate()).isTrue();
    assertThat(clock(CaseClock.Kind.NIS2_WARNING).stoppedLate()).isFalse();
  }

  @Test
  void withoutTheTermsOfNis2TheCsirtGetsNoReport() {
    done(on(Action.AWARE), hour(0));
    done(on(Action.NOTIFY).notifying(Recipient.CSIRT), hour(20));
    done(on(Action.NOTIFY).notifying(Recipient.CSIRT), hour(60));

    assertThat(now.clock(CaseClock.Kind.NIS2_REPORT)).isNull();
  }

  @Test
  void correctingTheAwarenessDoesNotAskAgainForWhatWasNotified() {
    policy = withNis2();
    now = opened(AccountEntry.Role.PROCESSOR);
    done(on(Action.AWARE), hour(1));
    done(on(Action.NOTIFY).notifying(Recipient.CONTROLLER), hour(2));
    done(on(Action.NOTIFY).notifying(Recipient.CSIRT), hour(3));
    done(on(Action.AWARE).since(minute(30)).saying("The mail came earlier."), hour(4));

    assertThat(clock(CaseClock.Kind.CONTROLLER).stoppedAt()).isEqualTo(hour(2));
    assertThat(clock(CaseClock.Kind.NIS2_WARNING).stoppedAt()).isEqualTo(hour(3));
    assertThat(clock(CaseClock.Kind.NIS2_NOTIFICATION).dueAt()).isEqualTo(minute(30 + 72 * 60));
    assertThat(clock(CaseClock.Kind.NIS2_NOTIFICATION).runs()).isTrue();
  }

  @Test
  void aBreachDoesNotCloseBeforeTheDataSubjectsAreInformedAsWasDecided() {
    done(on(Action.AWARE), hour(0));
    done(on(Action.ASSESS).telling(Suspicions.facts()), hour(1));
    done(on(Action.DECIDE).deciding(false).saying("No risk"), hour(2));
    done(on(Action.DECIDE_INFORMING).deciding(true).saying("High risk"), hour(3));

    assertThat(refused(on(Action.CLOSE).saying("Done"), hour(4))).contains("not informed yet");
    done(on(Action.NOTIFY).notifying(Recipient.DATA_SUBJECTS).saying("By letter"), hour(5));
    done(on(Action.CLOSE).saying("Done"), hour(6));
  }

  @Test
  void remindersComeAfterAwarenessAndOverdueIsToldEachDay() {
    done(on(Action.AWARE), hour(0));
    notices.clear();
    for (int hour = 1; hour <= 121; hour++) {
      CaseUpdate update = CaseUpdate.asOf(now, hour(hour), policy);
      if (update != null) {
        took(update);
      }
    }
    assertThat(notices)
        .extracting(Notice::at)
        .containsExactly(hour(24), hour(48), hour(66), hour(71), hour(72), hour(96), hour(120));
    assertThat(notices)
        .extracting(Notice::kind)
        .startsWith(Notice.Kind.REMINDER)
        .endsWith(Notice.Kind.OVERDUE, Notice.Kind.OVERDUE, Notice.Kind.OVERDUE);
    assertThat(notices).extracting(Notice::id).doesNotHaveDuplicates();
    assertThat(notices.get(6).to()).contains("plaatsvervanger-1", "plaatsvervanger-2");
  }

  @Test
  void afterAStandstillTheLastThresholdIsToldAndTheOthersAreRecorded() {
    done(on(Action.AWARE), hour(0));
    notices.clear();

    took(CaseUpdate.asOf(now, hour(24 * 7), policy));

    assertThat(notices).hasSize(1);
    assertThat(notices.get(0).at()).isEqualTo(hour(168));
    assertThat(notices.get(0).kind()).isEqualTo(Notice.Kind.OVERDUE);
    assertThat(notices.get(0).passed())
        .containsExactly(
            hour(24), hour(48), hour(66), hour(71), hour(72), hour(96), hour(120), hour(144));
    assertThat(events.get(events.size() - 1).details().get("passed")).contains("2026-03-03T12");
    assertThat(CaseUpdate.asOf(now, hour(24 * 7), policy)).isNull();
  }

  @Test
  void nobodyAcknowledgesSoDeputiesAreTold() {
    took(CaseUpdate.asOf(now, hour(4), policy));

    assertThat(notices.get(1).kind()).isEqualTo(Notice.Kind.ESCALATION);
    assertThat(notices.get(1).to())
        .containsExactly("eigenaar", "plaatsvervanger-1", "fg@ziekenhuis.example");
  }

  @Test
  void aFindingOfTheSameIncidentJoinsOnceAndAnotherIncidentDoesNot() {
    Suspicion same = Suspicions.of("other-rule", "anna", "brieven", 60);
    Suspicion later = Suspicions.of("other-rule", "anna", "brieven", 60 * 24 * 3);
    Suspicion foreign = Suspicions.of("other-rule", "bert", "rapporten", 60);

    assertThat(now.concerns(same, policy.window())).isTrue();
    assertThat(now.concerns(later, policy.window())).isFalse();
    assertThat(now.concerns(foreign, policy.window())).isFalse();
    took(CaseUpdate.of(now, same, hour(1), policy));
    assertThat(now.findingsTotal()).isEqualTo(2);
    assertThat(now.assets()).containsExactly("beelden", "brieven");
    assertThat(CaseUpdate.of(now, same, hour(2), policy)).isNull();
  }

  @Test
  void aCommandAboutNoCaseOrAnotherEntitysIsRefused() {
    Acting comment = on(Action.COMMENT).saying("Hello");
    assertThat(CaseUpdate.of(null, comment.at(hour(1)), hour(1), policy))
        .isInstanceOf(CaseOutcome.Refused.class);
    assertThat(
            CaseUpdate.of(
                null,
                Acting.on("../../etc", Action.OPEN).telling(Suspicions.facts()).at(hour(1)),
                hour(1),
                policy))
        .isEqualTo(
            new CaseOutcome.Refused(
                "The id of the case is none; an id has 32 hexadecimal digits."));
  }

  @Test
  void aBreachThatNoFindingToldOfIsOpenedByHand() {
    assertThat(openedByHand(hour(1)).status()).isEqualTo(Case.Status.SUSPICION);
  }

  private Case openedByHand(Instant at) {
    String id = Case.idOf("tenant", Suspicions.ENTITY, "a lost laptop");
    Acting open = Acting.on(id, Action.OPEN).telling(Suspicions.facts());
    return ((CaseOutcome.Done) CaseUpdate.of(null, open.at(at), at, policy)).update().after();
  }
}
