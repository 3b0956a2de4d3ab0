package nl.dijkwacht.reports.period;

import static nl.dijkwacht.reports.period.SampleReport.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.dijkwacht.core.finding.Alert;
import nl.dijkwacht.core.finding.Drift;
import nl.dijkwacht.core.finding.Episodes;
import nl.dijkwacht.core.finding.ExceptionEntry;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.core.finding.Handling;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.reports.SampleDossier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What reports take from findings, exceptions and cases. */
class ReportedTest {

  private static final String ANNA = "arn:aws:iam::111122223333:user/anna";
  private static final Instant BEGAN = day("2026-07-03");
  private static final ReportedRule RULE = new ReportedRule("r", "R", List.of("32(1)(a)"));

  @Test
  void aControlsFindingHasItsResourceOwnerAndWhoDidIt() {
    ReportedFinding row = reported(drift("archief", false, ANNA), null, Finding.Status.OPEN);

    assertThat(row.subject()).isEqualTo("AWS::S3::Bucket beelden");
    assertThat(row.owner()).isEqualTo("archief");
    assertThat(row.causedBy()).isEqualTo(ANNA);
    assertThat(row.detectedAfter()).isEqualTo(Duration.ofSeconds(30));
    assertThat(row.endedAt()).isNull();
  }

  @Test
  void whatIsNotKnownIsNotMadeUp() {
    ReportedFinding row = reported(drift("", true, null), null, Finding.Status.OPEN);

    assertThat(row.causedBy()).isEmpty();
    assertThat(row.owner()).as("of the account").isEqualTo("beheer");
    assertThat(row.detectedAfter()).as("it was so before").isNull();
  }

  @Test
  void whatAPersonClosedEndedThenAndWasNotMended() {
    Handling closed =
        new Handling(
            null,
            null,
            List.of(),
            new Handling.Closing(
                FindingCommand.ClosedAs.BENIGN, "p.pan", day("2026-07-05"), "", null, Level.HIGH),
            null,
            null,
            Alert.Transition.OPENED,
            null);

    ReportedFinding row = reported(null, closed, Finding.Status.CLOSED);
    assertThat(row.endedAt()).isEqualTo(day("2026-07-05"));
    assertThat(row.mended()).isFalse();
    assertThat(row.repairedAfter()).isNull();
    assertThat(reported(null, closed, Finding.Status.OPEN).endedAt()).as("reopened").isNull();
  }

  private static ReportedFinding reported(
      @Nullable Drift drift, @Nullable Handling handling, Finding.Status status) {
    EventSummary event = event(ANNA);
    return ReportedFinding.of(
        new Finding(
            "f",
            status,
            new RuleRef("r", "1", "R", "", Level.HIGH, List.of(), List.of()),
            new Subject("111122223333", Map.of("bucket", "beelden")),
            Level.HIGH,
            1,
            event,
            event,
            null,
            new Episodes(1, BEGAN, null, List.of(), false),
            drift,
            null,
            handling),
        RULE,
        "beheer");
  }

  private static EventSummary event(String principal) {
    return new EventSummary(
        "e",
        BEGAN,
        BEGAN.plusSeconds(30),
        "s3.amazonaws.com",
        "PutBucketPolicy",
        "111122223333",
        "eu-west-1",
        new Principal(Principal.Kind.IAM_USER, principal, "111122223333"),
        null,
        null,
        null,
        null);
  }

  private static Drift drift(String owner, boolean baseline, @Nullable String by) {
    Attribution attribution =
        by == null
            ? null
            : new Attribution(
                Attribution.Confidence.CERTAIN, event(by), Change.Means.CONSOLE, null, null, 0);
    return new Drift(
        new ResourceId("aws", "111122223333", "eu-west-1", "AWS::S3::Bucket", "beelden"),
        null,
        "beelden",
        new Classification(true, false, false, owner, List.of()),
        Verdict.Result.FAIL,
        BEGAN,
        BEGAN.plusSeconds(30),
        Verdict.Standing.CONFIRMED,
        baseline,
        "",
        attribution,
        null,
        1);
  }

  @Test
  void anExceptionConcernsThePeriodsThatItTouches() {
    ReportedException exception =
        ReportedException.of(
            new ExceptionEntry(
                "E-1", "r", "old-*", null, null, "o", "r", "l", day("2026-06-01"), BEGAN));

    assertThat(exception.covers()).isEqualTo("old-*");
    assertThat(exception.concerns(SampleReport.QUARTER)).isTrue();
    assertThat(exception.concerns(Period.of("2026-Q2", SampleReport.ZONE))).isTrue();
    assertThat(exception.concerns(Period.of("2026-08", SampleReport.ZONE))).isFalse();
  }

  @Test
  void aCaseHasItsTermsAndNamesNobody() {
    ReportedCase late =
        ReportedCase.of(SampleDossier.late().subject(), SampleDossier.START.plusSeconds(360_000));

    assertThat(late.registered()).isTrue();
    assertThat(late.findings()).isOne();
    assertThat(late.terms().late()).isOne();
    assertThat(late.terms().kept()).isPositive();
    assertThat(late.terms().overdue()).isZero();
    assertThat(late.toString()).doesNotContain("anna", "beelden");
    assertThat(late.concerns(Period.of("2026-03", SampleReport.ZONE))).isTrue();
    assertThat(late.concerns(Period.of("2026-02", SampleReport.ZONE))).isFalse();
  }
}
