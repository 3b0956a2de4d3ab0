package nl.dijkwacht.publish.response.requests;

import static nl.dijkwacht.publish.response.policies.PolicySamples.ISOLATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.finding.Alert.Transition;
import nl.dijkwacht.core.response.ResponseCommand;
import nl.dijkwacht.core.response.ResponseCommand.Action;
import nl.dijkwacht.core.response.ResponseRequest;
import nl.dijkwacht.core.response.ResponseRequest.Status;
import nl.dijkwacht.core.response.ResponseStep;
import nl.dijkwacht.publish.response.policies.PolicySamples;
import nl.dijkwacht.publish.response.runners.Answer;
import nl.dijkwacht.publish.response.runners.Progress;
import nl.dijkwacht.publish.samples.Alerts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {

  private static final Duration NOW = Duration.ZERO;
  private static final String ROLE = "duty-officer";

  private final Office test = new Office(ISOLATE, "test");
  private final Office production = new Office(ISOLATE, "production");

  @Test
  void whatNeedsNoApprovalIsAskedOnceAfterItIsWrittenThatItWillBe() {
    test.propose(Alerts.guardDuty("f1", Transition.OPENED));
    test.work(NOW);
    test.work(Duration.ofHours(1));

    assertThat(test.asked)
        .singleElement()
        .satisfies(
            asked ->
                assertThat(asked.parameters()).containsEntry("InstanceId", "i-0123456789abcdef0"));
    assertThat(test.written)
        .extracting(ResponseRequest::status)
        .containsExactly(Status.APPROVED, Status.ASKING, Status.ACCEPTED);
    assertThat(test.request().execution()).isEqualTo("execution-1");
  }

  @Test
  void theSameAlertAgainIsTheSameRequest() {
    test.propose(Alerts.guardDuty("f1", Transition.OPENED));
    test.work(NOW);
    test.restart();

    assertThat(test.propose(Alerts.guardDuty("f1", Transition.OPENED)))
        .isEqualTo(new Decided.Nothing("repeated"));
    test.work(NOW);
    assertThat(test.asked).hasSize(1);
  }

  @Test
  void inProductionNobodyIsAskedBeforeAPersonApproves() {
    production.propose(Alerts.guardDuty("f1", Transition.OPENED));
    production.work(Duration.ofMinutes(5));
    assertThat(production.asked).isEmpty();

    decide(production, "c1", Action.APPROVE);
    production.work(NOW);

    assertThat(production.asked).hasSize(1);
    assertThat(production.request().steps())
        .extracting(ResponseStep::by)
        .containsExactly("dijkwacht", "a.bakker", "dijkwacht", "dijkwacht");
    assertThat(decide(production, "c1", Action.APPROVE)).isEqualTo(new Decided.Nothing("repeated"));
    assertThat(decide(production, "c2", Action.APPROVE)).isInstanceOf(Decided.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "a.bakker,analyst,is for the role 'duty-officer'",
    "m.mol,duty-officer,does not hold the role",
    "'',duty-officer,does not say who"
  })
  void onlyWhoHoldsTheRoleDecides(String by, String role, String why) {
    production.propose(Alerts.guardDuty("f1", Transition.OPENED));
    for (Action action : new Action[] {Action.APPROVE, Action.REFUSE, Action.UNDO}) {
      Decided decided = production.decide("c", action, production.request().id(), by, role);

      assertThat(decided).isInstanceOf(Decided.Refused.class);
      assertThat(((Decided.Refused) decided).why()).contains(why);
    }
  }

  @Test
  void whatIsRefusedStaysSo() {
    production.propose(Alerts.guardDuty("f1", Transition.OPENED));
    decide(production, "c1", Action.REFUSE);
    production.work(NOW);

    assertThat(production.request().status()).isEqualTo(Status.REFUSED);
    assertThat(decide(production, "c2", Action.APPROVE)).isInstanceOf(Decided.Refused.class);
    assertThat(production.asked).isEmpty();
  }

  @Test
  void whatNobodyApprovesExpires() {
    production.propose(Alerts.guardDuty("f1", Transition.OPENED));
    production.work(Duration.ofHours(4));

    assertThat(production.request().status()).isEqualTo(Status.EXPIRED);
    assertThat(decide(production, "c1", Action.APPROVE)).isInstanceOf(Decided.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "limit-per-hour: 4\n", "dry-run: true\n"})
  void whatWaitsEndsOnceItsPolicyIsGoneOrSaysSomethingElse(String change) {
    production.propose(Alerts.guardDuty("f1", Transition.OPENED));
    production.policies =
        change.isEmpty()
            ? PolicySamples.set("")
            : PolicySamples.set(ISOLATE.replace("dry-run: false\n", "") + change);
    production.work(NOW);

    assertThat(production.request().status()).isEqualTo(Status.EXPIRED);
    assertThat(production.request().last().text()).contains("gone or changed", "by hand");
    assertThat(decide(production, "c1", Action.APPROVE)).isInstanceOf(Decided.Refused.class);
  }

  @Test
  void whatWaitsStaysWhileAPolicyCannotBeReadAndAnotherOneChanges() {
    String other = ISOLATE.replace("id: isolate-instance", "id: another");
    Office office = new Office(ISOLATE + "---\n" + other, "production");
    office.propose(Alerts.guardDuty("f1", Transition.OPENED));
    office.policies = PolicySamples.set("id: isolate-instance");
    office.work(NOW);
    assertThat(office.request().status()).isEqualTo(Status.PROPOSED);
    assertThat(decide(office, "c1", Action.APPROVE)).isInstanceOf(Decided.Refused.class);

    office.policies = PolicySamples.set(other + "limit-per-hour: 9\n---\n" + ISOLATE);
    office.work(NOW);
    decide(office, "c2", Action.APPROVE);
    office.work(NOW);
    assertThat(office.request().status()).isEqualTo(Status.ACCEPTED);
  }

  @Test
  void whatLacksWhatWouldBeAskedCannotBeApproved() {
    Office office = new Office(ISOLATE.replace("{resource-id}", "{finding-id}"), "test");
    String odd = "finding_with_another_form";
    office.propose(Alerts.guardDuty(odd, Transition.OPENED));
    String id = ResponseRequest.idOf(odd, 1, "isolate-instance");
    assertThat(office.request(id).status()).isEqualTo(Status.FAILED);

    assertThat(office.decide("c1", Action.APPROVE, id, "a.bakker", ROLE))
        .isInstanceOf(Decided.Refused.class);
    office.work(NOW);
    assertThat(office.asked).isEmpty();
  }

  @Test
  void whatIsApprovedIsNotAskedOnceItsPolicyIsGone() {
    production.propose(Alerts.guardDuty("f1", Transition.OPENED));
    decide(production, "c1", Action.APPROVE);
    production.policies = PolicySamples.set("");
    production.work(NOW);

    assertThat(production.asked).isEmpty();
    assertThat(production.request().status()).isEqualTo(Status.FAILED);
  }

  @Test
  void whatWasDoneIsUndoneAlsoOnceItsPolicyIsGone() {
    test.propose(Alerts.guardDuty("f1", Transition.OPENED));
    test.progress.add(new Progress.Done("It ended."));
    test.work(NOW);
    test.policies = PolicySamples.set("");
    decide(test, "c1", Action.UNDO);
    test.progress.add(new Progress.Done("It ended."));
    test.work(NOW);

    assertThat(test.asked).hasSize(2);
    assertThat(test.request().status()).isEqualTo(Status.UNDONE);
  }

  @Test
  void whatARunnerTookIsFollowedOverARestartUntilItIsDone() {
    test.propose(Alerts.guardDuty("f1", Transition.OPENED));
    test.work(NOW);
    test.work(Duration.ofSeconds(1));
    assertThat(test.followed).containsExactly("execution-1");

    test.restart();
    test.progress.add(new Progress.Untold("It is throttled."));
    test.progress.add(new Progress.Done("The automation ended as Success."));
    test.work(NOW);
    test.work(Duration.ofMinutes(10));
    test.work(Duration.ofHours(30));

    assertThat(test.followed).hasSize(3);
    assertThat(test.asked).hasSize(1);
    assertThat(test.request().last().text()).isEqualTo("The automation ended as Success.");
    assertThat(test.request().status()).isEqualTo(Status.DONE);
  }

  @Test
  void whatFailedHalfwayIsToldCanBeUndoneAndIsDoneAgainUnderAnotherToken() {
    test.progress.add(new Progress.Failed("The automation ended as Failed in step 'swap'."));
    test.propose(Alerts.guardDuty("f1", Transition.OPENED));
    test.work(NOW);
    assertThat(test.request().status()).isEqualTo(Status.FAILED);
    assertThat(test.request().last().text()).contains("step 'swap'", "undo it or approve it");
    assertThat(test.request().mayBeUndone()).isTrue();

    decide(test, "c1", Action.APPROVE);
    test.work(NOW);
    test.restart();
    test.work(NOW);

    assertThat(test.asked).hasSize(2);
    assertThat(test.asked.get(0).token()).isNotEqualTo(test.asked.get(1).token());
    assertThat(test.request().execution()).isEqualTo("execution-2");
    assertThat(test.followed).last().isEqualTo("execution-2");
  }

  @Test
  void whatARunnerDoesNotTellForAnHourIsNotKnown() {
    for (int i = 0; i < 3; i++) {
      test.progress.add(new Progress.Untold("It is not permitted."));
    }
    test.propose(Alerts.guardDuty("f1", Transition.OPENED));
    test.work(NOW);
    test.work(Duration.ofMinutes(30));
    assertThat(test.request().status()).isEqualTo(Status.ACCEPTED);
    test.work(Duration.ofMinutes(31));

    assertThat(test.request().status()).isEqualTo(Status.UNKNOWN);
    assertThat(test.request().last().text()).contains("not permitted", "look before");
  }

  @Test
  void whatRunsForMoreThanADayIsNotKnown() {
    test.propose(Alerts.guardDuty("f1", Transition.OPENED));
    test.work(NOW);
    test.work(Duration.ofHours(23));
    assertThat(test.request().status()).isEqualTo(Status.ACCEPTED);
    test.work(Duration.ofHours(2));

    assertThat(test.request().status()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void whoTellsNoOutcomeIsNotFollowed() {
    Office office = new Office(ISOLATE.replace(PolicySamples.RUNNER, PolicySamples.BUS), "test");
    office.propose(Alerts.guardDuty("f1", Transition.OPENED));
    office.work(NOW);
    office.work(Duration.ofHours(30));

    assertThat(office.request().status()).isEqualTo(Status.ACCEPTED);
    assertThat(office.followed).isEmpty();
  }

  @Test
  void aCommandWithAnotherIdOverwritesNoRequest() {
    production.propose(Alerts.guardDuty("f1", Transition.OPENED));
    decide(production, "c1", Action.REFUSE);
    ResponseCommand honest =
        ResponseCommand.proposing(
            "isolate-instance", Alerts.guardDuty("f1", Transition.OPENED), production.now);
    ResponseCommand forged =
        new ResponseCommand(
            "x", "y", Action.PROPOSE, "x", "", honest.at(), "", honest.policy(), honest.alert());

    assertThat(production.take(forged)).isEqualTo(new Decided.Nothing("repeated"));
    assertThat(production.request().status()).isEqualTo(Status.REFUSED);
  }

  @Test
  void whatWasDecidedLongAgoIsDecidedAnew() {
    production.propose(Alerts.guardDuty("f1", Transition.OPENED));
    ResponseCommand old =
        ResponseCommand.deciding(
            "c1",
            production.request().id(),
            Action.APPROVE,
            "a.bakker",
            ROLE,
            production.now.minus(Duration.ofHours(2)),
            "It is needed");

    assertThat(production.take(old)).isInstanceOf(Decided.Refused.class);
    assertThat(production.request().status()).isEqualTo(Status.PROPOSED);
  }

  @Test
  void aRequestThatIsNotThereIsTold() {
    assertThat(production.decide("c", Action.APPROVE, "00", "a.bakker", ROLE))
        .isInstanceOf(Decided.Refused.class);
  }

  @Test
  void beyondTheLimitNobodyIsAskedAndAnApprovalIsPutOff() {
    for (int i = 1; i <= 4; i++) {
      test.propose(Alerts.guardDuty("f" + i, Transition.OPENED));
    }
    test.work(NOW);
    String fourth = ResponseRequest.idOf("f4", 1, "isolate-instance");
    assertThat(test.asked).hasSize(3);
    assertThat(test.request(fourth).status()).isEqualTo(Status.PROPOSED);

    Decided tooEarly = test.decide("c1", Action.APPROVE, fourth, "a.bakker", ROLE);
    assertThat(tooEarly).isInstanceOf(Decided.Refused.class);
    assertThat(((Decided.Refused) tooEarly).why()).contains("after 2026-11-26T11:15:30Z");
    test.work(Duration.ofHours(1));
    test.decide("c2", Action.APPROVE, fourth, "a.bakker", ROLE);
    test.work(NOW);
    assertThat(test.asked).hasSize(4);
  }

  @Test
  void aStormOfFindingsFillsNothing() {
    for (int i = 0; i < 100; i++) {
      production.propose(Alerts.guardDuty("f" + i, Transition.OPENED));
    }

    assertThat(production.propose(Alerts.guardDuty("more", Transition.OPENED)))
        .isEqualTo(new Decided.Nothing("too-many"));
  }

  @Test
  void inACaseNobodyIsAskedBeforeItsEvidenceIsStored() {
    test.held = Optional.of(new CaseFile.Held("case-1", "Ziekenhuis B.V.", Alerts.AT));
    test.propose(Alerts.guardDuty("f1", Transition.OPENED));
    test.work(NOW);
    test.work(Duration.ofMinutes(1));
    assertThat(test.asked).isEmpty();

    test.evidence = true;
    test.work(Duration.ofMinutes(1));
    assertThat(test.asked).hasSize(1);
  }

  @Test
  void evidenceThatIsNeverStoredEndsItAndAPersonMayApproveItAgain() {
    test.held = Optional.of(new CaseFile.Held("case-1", "Ziekenhuis B.V.", Alerts.AT));
    test.propose(Alerts.guardDuty("f1", Transition.OPENED));
    test.work(Duration.ofMinutes(11));

    assertThat(test.request().status()).isEqualTo(Status.FAILED);
    assertThat(test.request().last().text()).contains("case-1");
    test.evidence = true;
    decide(test, "c1", Action.APPROVE);
    test.work(Duration.ofMinutes(1));
    assertThat(test.request().status()).isEqualTo(Status.ACCEPTED);
  }

  @Test
  void aCaseThatIsOpenedLaterIsToldAllOnce() {
    test.propose(Alerts.guardDuty("f1", Transition.OPENED));
    test.work(NOW);
    assertThat(test.inCase).isEmpty();
    test.held = Optional.of(new CaseFile.Held("case-1", "Ziekenhuis B.V.", Alerts.AT));
    test.work(NOW);
    test.work(NOW);
    test.restart();
    test.work(NOW);

    assertThat(test.inCase).hasSize(2);
    assertThat(test.inCase.get(0).text()).contains("is approved: will ask");
    assertThat(test.inCase.get(1).text()).contains("is accepted: It took it");
    assertThat(test.inCase).extracting(CaseCommand::id).doesNotHaveDuplicates();
    decide(test, "c1", Action.UNDO);
    test.work(NOW);
    assertThat(test.inCase).hasSizeGreaterThan(3);
  }

  @Test
  void whatStoodStillForLongIsNotAskedAnyMore() {
    production.propose(Alerts.guardDuty("f1", Transition.OPENED));
    decide(production, "c1", Action.APPROVE);
    production.restart();
    production.work(Duration.ofHours(2));

    assertThat(production.asked).isEmpty();
    assertThat(production.request().status()).isEqualTo(Status.FAILED);
  }

  @Test
  void whatWasBeingAskedLongAgoIsNotAskedAgain() {
    test.propose(Alerts.guardDuty("f1", Transition.OPENED));
    test.work(NOW);
    test.written.remove(test.written.size() - 1);
    test.now = test.now.plus(Duration.ofHours(2));
    test.restart();
    test.work(NOW);

    assertThat(test.asked).hasSize(1);
    assertThat(test.request().status()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void oneThatIsBusyIsAskedAgainAndGivenUp() {
    for (int i = 0; i < 5; i++) {
      test.answers.add(new Answer.Later("It is busy."));
    }
    test.propose(Alerts.guardDuty("f1", Transition.OPENED));
    test.work(NOW);
    assertThat(test.asked).hasSize(1);
    for (int i = 0; i < 10; i++) {
      test.work(Duration.ofMinutes(5));
    }

    assertThat(test.asked).hasSize(5);
    assertThat(test.request().status()).isEqualTo(Status.FAILED);
    assertThat(test.request().last().text()).isEqualTo("It is busy. It was asked 5 times.");
  }

  @Test
  void whereRepeatsAreKnownOneThatIsUnclearIsAskedAgain() {
    test.answers.add(new Answer.Unclear("No answer."));
    test.propose(Alerts.guardDuty("f1", Transition.OPENED));
    test.work(NOW);
    test.work(Duration.ofMinutes(5));

    assertThat(test.asked).hasSize(2);
    assertThat(test.asked.get(0)).isEqualTo(test.asked.get(1));
    assertThat(test.request().status()).isEqualTo(Status.ACCEPTED);
  }

  @Test
  void whatMayHaveBeenHeardOnceIsNeverToldAsFailed() {
    test.answers.add(new Answer.Unclear("No answer."));
    test.answers.add(new Answer.Declined("It is not permitted."));
    test.propose(Alerts.guardDuty("f1", Transition.OPENED));
    test.work(NOW);
    test.work(Duration.ofMinutes(5));

    assertThat(test.request().status()).isEqualTo(Status.UNKNOWN);
    assertThat(test.request().last().text()).contains("not permitted", "may have heard");
  }

  @Test
  void whereTheyAreNotAPersonLooksFirst() {
    test.knowsRepeats = false;
    test.answers.add(new Answer.Unclear("No answer."));
    test.propose(Alerts.guardDuty("f1", Transition.OPENED));
    test.work(NOW);
    test.work(Duration.ofHours(1));

    assertThat(test.asked).hasSize(1);
    assertThat(test.request().status()).isEqualTo(Status.UNKNOWN);
    decide(test, "c1", Action.APPROVE);
    test.work(NOW);
    assertThat(test.asked).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"true,2,ACCEPTED", "false,1,UNKNOWN"})
  void afterARestartInTheMiddleOnlyWhoKnowsRepeatsIsAskedAgain(
      boolean knowsRepeats, int asked, Status status) {
    test.knowsRepeats = knowsRepeats;
    test.propose(Alerts.guardDuty("f1", Transition.OPENED));
    test.work(NOW);
    // What came of it was not written any more.
    test.written.remove(test.written.size() - 1);
    test.restart();
    test.work(NOW);

    assertThat(test.asked).hasSize(asked);
    assertThat(test.request().status()).isEqualTo(status);
  }

  @Test
  void whatARunnerDeclinesIsTold() {
    test.answers.add(new Answer.Declined("It found nothing of that name."));
    test.propose(Alerts.guardDuty("f1", Transition.OPENED));
    test.work(NOW);

    assertThat(test.request().last().text()).isEqualTo("It found nothing of that name.");
    assertThat(test.request().status()).isEqualTo(Status.FAILED);
  }

  @Test
  void whatWasDoneIsUndoneOnce() {
    test.propose(Alerts.guardDuty("f1", Transition.OPENED));
    test.work(NOW);
    Decided decided = decide(test, "c1", Action.UNDO);
    String undo = ((Decided.Changed) decided).requests().get(0).id();
    assertThat(decide(test, "c2", Action.UNDO)).isInstanceOf(Decided.Refused.class);
    test.work(NOW);

    assertThat(test.asked).hasSize(2);
    assertThat(test.request(undo).action().runner()).contains("Release");
    assertThat(test.request(undo).status()).isEqualTo(Status.ACCEPTED);
    assertThat(test.request().status()).isEqualTo(Status.ACCEPTED);
    test.progress.add(new Progress.Runs());
    test.progress.add(new Progress.Done("It ended."));
    test.work(Duration.ofMinutes(10));
    assertThat(test.request(undo).status()).isEqualTo(Status.DONE);
    assertThat(test.request().status()).isEqualTo(Status.UNDONE);
    assertThat(test.decide("c3", Action.UNDO, undo, "a.bakker", ROLE))
        .isInstanceOf(Decided.Refused.class);
  }

  @Test
  void whatIsUndoneByHandIsNoted() {
    String undo = ISOLATE.substring(ISOLATE.indexOf("undo:"), ISOLATE.indexOf("resources:"));
    Office office = new Office(ISOLATE.replace(undo, "undo: Give it its groups back.\n"), "test");
    office.propose(Alerts.guardDuty("f1", Transition.OPENED));
    office.work(NOW);
    decide(office, "c1", Action.UNDO);

    assertThat(office.request().status()).isEqualTo(Status.UNDONE);
    assertThat(office.asked).hasSize(1);
  }

  @Test
  void aDryRunAsksNobodyAndCannotBeApproved() {
    Office office = new Office(ISOLATE.replace("dry-run: false", ""), "test");
    office.propose(Alerts.guardDuty("f1", Transition.OPENED));
    office.work(Duration.ofHours(1));

    assertThat(office.request().status()).isEqualTo(Status.DRY_RUN);
    for (Action action : new Action[] {Action.APPROVE, Action.REFUSE, Action.UNDO}) {
      assertThat(decide(office, "c-" + action, action)).isInstanceOf(Decided.Refused.class);
    }
    assertThat(office.asked).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Transition.class,
      names = {"RESOLVED", "FLAPPING"})
  void whatEndsIsLeftAlone(Transition transition) {
    assertThat(test.propose(Alerts.guardDuty("f1", transition)))
        .isEqualTo(new Decided.Nothing("outside"));
  }

  private static Decided decide(Office office, String command, Action action) {
    return office.decide(command, action, office.request().id(), "a.bakker", ROLE);
  }
}
