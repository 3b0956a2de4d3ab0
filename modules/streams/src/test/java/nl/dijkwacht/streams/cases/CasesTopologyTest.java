package nl.dijkwacht.streams.cases;

import static nl.dijkwacht.streams.TrailRecord.NOON;
import static nl.dijkwacht.streams.cases.CasesDriver.ACCOUNT;
import static nl.dijkwacht.streams.cases.CasesDriver.TAG;
import static nl.dijkwacht.streams.cases.CasesDriver.finding;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import nl.dijkwacht.core.AccountEntry;
import nl.dijkwacht.core.cases.Case;
import nl.dijkwacht.core.cases.CaseChain;
import nl.dijkwacht.core.cases.CaseCommand;
import nl.dijkwacht.core.cases.CaseEvent;
import nl.dijkwacht.core.cases.CaseFinding;
import nl.dijkwacht.core.cases.Notice;
import nl.dijkwacht.core.cases.Suspicion;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.registers.AssetEntry;
import nl.dijkwacht.registers.RegisterContent;
import nl.dijkwacht.registers.RegisterSettings;
import nl.dijkwacht.registers.Registers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How findings become cases. */
class CasesTopologyTest {

  private static final String BUCKET = "arn:aws:s3:::beelden";

  private final CasesDriver stage = new CasesDriver();

  @AfterEach
  void close() {
    stage.close();
  }

  private void settle() {
    stage.suspicions().forEach(stage::suspicion);
  }

  private static Registers registers(@Nullable Boolean personal, @Nullable String controller) {
    AccountEntry account =
        new AccountEntry(
            ACCOUNT,
            "beelden",
            "production",
            "Ziekenhuis B.V.",
            AccountEntry.Role.CONTROLLER,
            "fg@ziekenhuis.example",
            "",
            "");
    AssetEntry asset =
        new AssetEntry(
            "beelden",
            BUCKET,
            null,
            null,
            null,
            personal,
            null,
            null,
            null,
            List.of("medical data"),
            null,
            controller,
            null,
            null,
            null,
            1200L);
    return Registers.of(
        new RegisterContent(
            List.of(account),
            List.of(asset),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of()),
        RegisterSettings.DEFAULT);
  }

  @Test
  void aTaggedFindingGoesToItsLegalEntityAndOpensACase() {
    stage.registers(registers(true, null));
    stage.finding(finding("r", TAG, "anna", BUCKET, NOON));
    List<Suspicion> suspicions = stage.suspicions();
    assertThat(suspicions).hasSize(1);
    assertThat(suspicions.get(0).legalEntity()).isEqualTo("Ziekenhuis B.V.");
    suspicions.forEach(stage::suspicion);

    Case opened = stage.last();
    assertThat(opened.officer()).isEqualTo("fg@ziekenhuis.example");
    assertThat(opened.facts().subjects()).isEqualTo(1200);
    assertThat(opened.assets()).containsExactly("beelden");
    assertThat(stage.notices()).extracting(Notice::kind).containsExactly(Notice.Kind.OPENED);
    assertThat(stage.gauge("dijkwacht.cases", "status", "suspicion")).isOne();
    assertThat(stage.gauge("dijkwacht.cases.next.deadline", "clock", "acknowledge"))
        .isEqualTo(4 * 3600);
  }

  @Test
  void otherFindingsOpenNone() {
    stage.finding(finding("r", "attack.t1530", "anna", BUCKET, NOON));

    assertThat(stage.suspicions()).isEmpty();
  }

  @Test
  void whatGuardDutyFoundGraveCountsUnlessTheRegisterSaysThatNoPersonalDataAreThere() {
    stage.finding(finding("guardduty:Exfiltration:S3", "t", "anna", BUCKET, NOON));
    assertThat(stage.suspicions())
        .extracting(Suspicion::cause)
        .containsExactly(Suspicion.Cause.GUARD_DUTY);

    stage.registers(registers(true, null));
    stage.finding(finding("guardduty:Exfiltration:2", "t", "anna", BUCKET, NOON));
    assertThat(stage.suspicions()).hasSize(1);

    stage.registers(registers(false, null));
    stage.finding(finding("guardduty:Exfiltration:3", "t", "anna", BUCKET, NOON));
    assertThat(stage.suspicions()).isEmpty();
  }

  @Test
  void aFindingOnDataOfAnotherControllerIsACaseForBoth() {
    stage.registers(registers(true, "Gemeente Zuid"));
    stage.finding(finding("r", TAG, "anna", BUCKET, NOON));
    settle();

    List<Case> cases = stage.cases();
    assertThat(cases)
        .extracting(Case::legalEntity)
        .containsExactly("Ziekenhuis B.V.", "Gemeente Zuid");
    assertThat(cases.get(0).role()).isEqualTo(AccountEntry.Role.PROCESSOR);
    assertThat(cases.get(0).controller()).isEqualTo("Gemeente Zuid");
    assertThat(cases.get(1).role()).isEqualTo(AccountEntry.Role.CONTROLLER);
    assertThat(stage.notices().get(0).text()).contains("tell the controller");
  }

  @Test
  void whatHappenedTooLongAgoOpensNone() {
    stage.finding(finding("r", TAG, "anna", BUCKET, NOON.minus(Duration.ofDays(91))));

    assertThat(stage.suspicions()).isEmpty();
    assertThat(stage.registry.get("dijkwacht.cases.suspicions").tag("outcome", "old").counter())
        .isNotNull();
  }

  @Test
  void aFindingThatComesAgainUnchangedIsBroughtOnce() {
    stage.finding(finding("r", TAG, "anna", BUCKET, NOON));
    stage.finding(finding("r", TAG, "anna", BUCKET, NOON));

    assertThat(stage.suspicions()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void oneIncidentIsOneCaseWhateverTheOrderOfItsFindings(long seed) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      // All by one person; another person on other data is another incident.
      findings.add(finding("r" + i, TAG, "anna", "asset-" + i, NOON.minusSeconds(i * 60L)));
      findings.add(finding("q" + i, TAG, "bert", "other-" + i, NOON.minusSeconds(i * 60L)));
    }
    Collections.shuffle(findings, new Random(seed));
    for (Finding finding : findings) {
      stage.finding(finding);
      settle();
    }
    List<String> ids = stage.cases().stream().map(Case::id).distinct().toList();
    assertThat(ids).hasSize(2);
    for (String id : ids) {
      List<CaseEvent> chain =
          stage.events().stream().filter(event -> event.caseId().equals(id)).toList();
      assertThat(CaseChain.faults(chain)).isEmpty();
      assertThat(chain).hasSize(12);
    }
  }

  @Test
  void findingsDaysApartAreCasesOfTheirOwn() {
    stage.finding(finding("r", TAG, "anna", BUCKET, NOON.minus(Duration.ofDays(3))));
    stage.finding(finding("q", TAG, "anna", BUCKET, NOON));
    settle();

    assertThat(stage.cases()).extracting(Case::id).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void whatComesLateAndHappenedBeforeTheClosingIsAddedToTheClosedFile() {
    stage.finding(finding("r", TAG, "anna", BUCKET, NOON));
    settle();
    Case opened = stage.last();
    stage.command("c-1", opened, CaseCommand.Action.CLOSE, NOON.plusSeconds(600));
    assertThat(stage.last().status()).isEqualTo(Case.Status.NO_BREACH);

    stage.finding(finding("r", TAG, "anna", BUCKET, NOON.minus(Duration.ofDays(1))));
    settle();
    Case closed = stage.last();
    assertThat(closed.id()).isEqualTo(opened.id());
    assertThat(closed.status()).isEqualTo(Case.Status.NO_BREACH);
    assertThat(closed.findings().get(0).events()).hasSize(2);
    assertThat(closed.wakesAt()).isNull();
    assertThat(stage.events())
        .extracting(CaseEvent::step)
        .containsExactly(
            CaseEvent.Step.OPENED, CaseEvent.Step.CLOSED, CaseEvent.Step.FINDING_CHANGED);
    assertThat(CaseChain.faults(stage.events())).isEmpty();
  }

  @Test
  void aFindingThatGoesOnAfterItsCaseWasClosedOpensOneThatFollowsIt() {
    stage.finding(finding("r", TAG, "anna", BUCKET, NOON));
    List<Suspicion> first = stage.suspicions();
    first.forEach(stage::suspicion);
    Case opened = stage.last();
    stage.command("c-1", opened, CaseCommand.Action.CLOSE, NOON.plusSeconds(60));
    first.forEach(stage::suspicion);
    assertThat(stage.last().status()).isEqualTo(Case.Status.NO_BREACH);

    stage.pass(Duration.ofDays(2));
    Finding again = finding("r", TAG, "anna", BUCKET, NOON.plus(Duration.ofDays(1)));
    stage.finding(again);
    settle();
    Case second = stage.last();
    assertThat(second.follows()).isEqualTo(opened.id());
    assertThat(second.findings()).extracting(CaseFinding::id).containsExactly(again.id());
  }

  @Test
  void aCommandThatComesTwiceCountsOnceAndOneThatIsRefusedSaysWhy() {
    stage.finding(finding("r", TAG, "anna", BUCKET, NOON));
    settle();
    Case opened = stage.last();
    stage.command("c-1", opened, CaseCommand.Action.COMMENT, NOON);
    stage.command("c-1", opened, CaseCommand.Action.COMMENT, NOON);
    stage.command("c-2", opened, CaseCommand.Action.DECIDE, NOON, true);

    assertThat(stage.events())
        .extracting(CaseEvent::step)
        .containsExactly(CaseEvent.Step.OPENED, CaseEvent.Step.COMMENTED);
    assertThat(stage.refusals()).singleElement().asString().contains("awareness");
  }
}
