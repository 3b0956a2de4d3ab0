package nl.dijkwacht.streams.findings;

import static nl.dijkwacht.core.finding.Alert.Transition.EXCEPTION_EXPIRED;
import static nl.dijkwacht.core.finding.Alert.Transition.OPENED;
import static nl.dijkwacht.core.finding.Alert.Transition.REOPENED;
import static nl.dijkwacht.core.finding.Alert.Transition.RESOLVED;
import static nl.dijkwacht.core.verdict.Verdict.Result.FAIL;
import static nl.dijkwacht.core.verdict.Verdict.Result.PASS;
import static nl.dijkwacht.streams.StageDriver.PREFIX;
import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.dijkwacht.core.finding.AlertPolicy;
import nl.dijkwacht.core.finding.ExceptionEntry;
import nl.dijkwacht.core.finding.Finding;
import nl.dijkwacht.core.finding.Finding.Status;
import nl.dijkwacht.core.finding.FindingCommand;
import nl.dijkwacht.core.resource.Classification;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.RuleRef;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.signal.Subject;
import nl.dijkwacht.core.trail.EventSummary;
import nl.dijkwacht.core.trail.Principal;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.metrics.Meters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Verdicts, commands, exceptions and time in the stage. */
class FindingsLifeTest {

  private static final String CONTROL = "s3-bucket-public";
  private static final String ACCOUNT = "111122223333";
  private static final Classification PERSONAL =
      new Classification(true, false, false, "archief", List.of("tags"));

  private static final AlertPolicy WAITS =
      new AlertPolicy(
          Duration.ofDays(1),
          AlertPolicy.Audience.PERSONAL_DATA,
          Duration.ofSeconds(5),
          AlertPolicy.RECURS_AFTER);

  private final FindingsDriver stage = new FindingsDriver();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aVerdictOpensAFindingAndAnotherResolvesIt() {
    stage.verdict(verdict("letters", 0, FAIL, 1));
    Finding opened = stage.finding();
    assertThat(opened.status()).isEqualTo(Status.OPEN);
    assertThat(opened.id()).isEqualTo(id("letters"));

    stage.verdict(verdict("letters", 600, PASS, 2));
    assertThat(stage.finding().status()).isEqualTo(Status.RESOLVED);
    assertThat(stage.told()).containsExactly(OPENED, RESOLVED);
    assertThat(gauge(Meters.FINDINGS, "level", "high")).isZero();
    assertThat(gauge(Meters.FINDINGS_BY_STATUS, "status", "resolved", "level", "high")).isOne();
    assertThat(Meters.FINDINGS_TIME_TO_REPAIR.timer(stage.registry).totalTime(TimeUnit.SECONDS))
        .isEqualTo(600);
    assertThat(Meters.FINDINGS_TIME_TO_DETECT.timer(stage.registry).totalTime(TimeUnit.SECONDS))
        .isEqualTo(5);
    assertThat(Meters.FINDINGS_CHANGES.counter(stage.registry, "resolved").count()).isOne();
  }

  @Test
  void anAlertWaitsShortlyForWhoCausedIt() {
    try (FindingsDriver waiting = new FindingsDriver(WAITS, 0)) {
      waiting.verdict(verdict("letters", 0, FAIL, 1));
      waiting.verdict(verdict("wages", 0, FAIL, 1));
      assertThat(waiting.findings()).extracting(Finding::status).containsOnly(Status.OPEN);
      // They were collected 5 s after the noon that the clock shows.
      waiting.pass(Duration.ofSeconds(9));
      waiting.verdict(verdict("wages", 2, PASS, 2));
      assertThat(waiting.told()).isEmpty();

      waiting.pass(Duration.ofSeconds(2));
      assertThat(waiting.alerts())
          .singleElement()
          .matches(alert -> alert.finding().id().equals(id("letters")));
      waiting.pass(Duration.ofHours(1));
      assertThat(waiting.told()).containsExactly(OPENED);
    }
  }

  @Test
  void anAlertThatHadWaitedEnoughIsToldThoughWhatMendedItIsReadAtOnce() {
    try (FindingsDriver waiting = new FindingsDriver(WAITS, 2)) {
      waiting.pass(Duration.ofHours(1));
      waiting.verdict(verdict("letters", 0, FAIL, 1));
      waiting.verdict(verdict("letters", 600, PASS, 2));

      assertThat(waiting.told()).containsExactly(OPENED, RESOLVED);
    }
  }

  @Test
  void aVerdictThatComesTwiceIsTakenOnce() {
    Verdict failed = verdict("letters", 0, FAIL, 1);
    stage.verdict(failed);
    stage.verdict(failed);

    assertThat(stage.findings()).hasSize(1);
    assertThat(stage.told()).containsExactly(OPENED);
  }

  @Test
  void aDigestIsToldAsASignalIs() {
    EventSummary event =
        new EventSummary(
            "digest",
            NOON,
            NOON,
            "dijkwacht",
            "Baseline",
            ACCOUNT,
            "",
            new Principal(Principal.Kind.UNKNOWN, "dijkwacht", null),
            null,
            null,
            null,
            null);
    RuleRef rule = new RuleRef("baseline", "1", "Baseline", "", Level.LOW, List.of(), List.of());
    Subject subject = new Subject(ACCOUNT, Map.of("owner", "archief"));
    stage.digest(Signal.of(PREFIX.value(), rule, subject, event, "digest"));

    assertThat(stage.told()).containsExactly(OPENED);
  }

  @Test
  void aCommandIsCarriedOutOnceAndInTheOrderOfArrival() {
    stage.verdict(verdict("letters", 0, FAIL, 1));
    FindingCommand first = comment("c-1", "first");
    stage.command(first);
    stage.command(comment("c-2", "second"));
    stage.command(first);

    assertThat(stage.finding().handled().comments())
        .extracting(comment -> comment.text())
        .containsExactly("first", "second");
    assertThat(commands("comment", "done")).isEqualTo(2);
    assertThat(commands("comment", "repeated")).isOne();
  }

  @Test
  void aCommandThatCannotBeCarriedOutIsADeadLetterThatSaysWhy() {
    stage.command(comment("c-1", "nobody will read this"));
    stage.verdict(verdict("letters", 0, FAIL, 1));
    stage.command(comment("c-2", " "));

    assertThat(stage.refusals())
        .containsExactly(
            "refused-command: test.findings.commands-0@0: There is no finding with this id; 'dijkwacht findings list' shows"
                + " those there are.",
            "refused-command: test.findings.commands-0@1: The comment is empty; write what others should know.");
    assertThat(commands("comment", "refused")).isEqualTo(2);
  }

  @Test
  void aRefusedCommandThatIsReplayedIsTriedAgain() {
    stage.command(comment("c-1", "early"));
    stage.verdict(verdict("letters", 0, FAIL, 1));
    stage.command(comment("c-1", "early"));

    assertThat(stage.finding().handled().comments()).hasSize(1);
  }

  @Test
  void aSilenceEndsByTheWallClockAndThenTellsWhatIsStillSo() {
    stage.verdict(verdict("letters", 0, FAIL, 1));
    stage.command(
        command(
            "c-1", FindingCommand.Action.SILENCE, "Maintenance", "beheer", NOON.plusSeconds(3600)));
    assertThat(gauge(Meters.FINDINGS_SILENCED)).isOne();
    stage.verdict(verdict("letters", 100, PASS, 2));
    stage.verdict(verdict("letters", 200, FAIL, 3));
    assertThat(stage.told()).containsExactly(OPENED);

    stage.pass(Duration.ofMinutes(59));
    assertThat(stage.told()).containsExactly(OPENED);
    stage.pass(Duration.ofMinutes(1));
    assertThat(stage.told()).containsExactly(OPENED, REOPENED);
    assertThat(gauge(Meters.FINDINGS_SILENCED)).isZero();
  }

  @Test
  void anExceptionSuppressesAndItsEndReopensAndAlertsOnce() {
    stage.exceptions(exception("letters", 0, 3600));
    stage.verdict(verdict("letters", 10, FAIL, 1));
    assertThat(stage.finding().status()).isEqualTo(Status.SUPPRESSED);
    assertThat(gauge(Meters.FINDINGS_BY_STATUS, "status", "suppressed", "level", "high")).isOne();

    stage.pass(Duration.ofMinutes(59));
    assertThat(stage.told()).isEmpty();
    stage.pass(Duration.ofMinutes(1));
    assertThat(stage.told()).containsExactly(EXCEPTION_EXPIRED);
    stage.pass(Duration.ofDays(9));
    assertThat(stage.told()).hasSize(1);
    assertThat(stage.finding().status()).isEqualTo(Status.OPEN);
  }

  @Test
  void aFindingThatIsTooLargeForAnAlertThatIsDueIsPointedAt() {
    // It stands thrice in the finding and once more in an alert.
    String text = "x".repeat(300_000);
    stage.exceptions(exception("letters", 0, 3600));
    stage.verdict(verdict("letters", 10, FAIL, 1, text));
    stage.pass(Duration.ofMinutes(61));

    assertThat(stage.told()).isEmpty();
    assertThat(stage.refusals())
        .containsExactly(
            "output-too-large: test.findings.current#%s: an alert that was due; the finding stays as it is"
                .formatted(id("letters")));
    stage.pass(Duration.ofDays(1));
    assertThat(stage.refusals()).as("Once is enough.").isEmpty();
    assertThat(stage.finding().status()).isEqualTo(Status.SUPPRESSED);
  }

  @Test
  void anExceptionThatIsProlongedInTimeSuppressesOn() {
    stage.exceptions(exception("letters", 0, 3600));
    stage.verdict(verdict("letters", 10, FAIL, 1));
    stage.exceptions(exception("letters", 0, 7200));
    stage.pass(Duration.ofMinutes(61));
    assertThat(stage.told()).isEmpty();

    stage.pass(Duration.ofMinutes(60));
    assertThat(stage.told()).containsExactly(EXCEPTION_EXPIRED);
  }

  @Test
  void whatIsOpenStaysAsItIsUntilAnExceptionBegins() {
    stage.exceptions(exception("letters", 1800, 3600));
    stage.verdict(verdict("letters", 10, FAIL, 1));
    stage.pass(Duration.ofMinutes(29));
    assertThat(stage.finding().status()).isEqualTo(Status.OPEN);

    stage.pass(Duration.ofMinutes(1));
    assertThat(stage.finding().status()).isEqualTo(Status.SUPPRESSED);
    assertThat(stage.told()).as("what was alerted stays alerted").containsExactly(OPENED);
    stage.pass(Duration.ofMinutes(30));
    assertThat(stage.told()).containsExactly(OPENED, EXCEPTION_EXPIRED);
  }

  @Test
  void allFindingsAreGoneOverWhenTheRegisterChanges() {
    int many = 1_000;
    for (int i = 0; i < many; i++) {
      stage.verdict(verdict("bucket-" + i, 10, FAIL, 1));
    }
    stage.pass(Duration.ofMinutes(1));
    stage.findings();
    stage.exceptions(exception(null, 0, 7200));

    stage.pass(Duration.ofSeconds(1));
    assertThat(stage.findings()).as("a slice at a time").hasSizeBetween(1, many - 1);
    stage.tick(3);
    assertThat(gauge(Meters.FINDINGS_BY_STATUS, "status", "suppressed", "level", "high"))
        .isEqualTo(many);

    stage.exceptions();
    stage.tick(9);
    assertThat(gauge(Meters.FINDINGS, "level", "high")).isEqualTo(many);
  }

  @Test
  void whoTakesAPartitionOverGoesOnWhereTheSweepStood() {
    int many = 1_000;
    for (int i = 0; i < many; i++) {
      stage.verdict(verdict("bucket-" + i, 10, FAIL, 1));
    }
    stage.pass(Duration.ofMinutes(1));
    stage.exceptions(exception(null, 0, 7200));
    stage.findings();
    stage.pass(Duration.ofSeconds(1));
    int before = stage.findings().size();
    try (FindingsDriver next = new FindingsDriver()) {
      next.restore(stage);
      next.exceptions(exception(null, 0, 7200));
      next.pass(Duration.ofMinutes(1));
      next.tick(5);

      assertThat(next.findings())
          .hasSize(many - before)
          .extracting(Finding::status)
          .containsOnly(Status.SUPPRESSED);
      next.tick(5);
      assertThat(next.findings()).isEmpty();
    }
  }

  @Test
  void timeChangesNothingBeforeWhatWaitedIsWorkedOff() {
    try (FindingsDriver behind = new FindingsDriver(2)) {
      behind.exceptions(exception("letters", -7200, -3600));
      behind.verdict(verdict("letters", -5000, FAIL, 1));
      assertThat(behind.told()).as("it began within the exception").isEmpty();

      behind.pass(Duration.ofMinutes(10));
      behind.verdict(verdict("letters", -3500, PASS, 2));
      behind.pass(Duration.ofSeconds(30));
      assertThat(behind.told()).as("it passed before anybody had to know").isEmpty();
      assertThat(behind.finding().status()).isEqualTo(Status.RESOLVED);
    }
  }

  @Test
  void aTaskThatIsRestoredShowsAndDoesWhatIsDue() {
    stage.verdict(verdict("letters", 0, FAIL, 1));
    stage.command(
        command(
            "c-1",
            FindingCommand.Action.ACCEPT_RISK,
            "Being moved",
            "archief",
            NOON.plusSeconds(60)));
    try (FindingsDriver next = new FindingsDriver()) {
      next.restore(stage);
      next.pass(Duration.ofMinutes(2));

      assertThat(next.told()).containsExactly(EXCEPTION_EXPIRED);
    }
  }

  private double gauge(Meters meter, String... tags) {
    return stage.registry.get(meter.meterName()).tags(tags).gauge().value();
  }

  private double commands(String action, String outcome) {
    return Meters.FINDINGS_COMMANDS.counter(stage.registry, action, outcome).count();
  }

  private static FindingCommand comment(String id, String text) {
    return command(id, FindingCommand.Action.COMMENT, text, null, null);
  }

  private static FindingCommand command(
      String id,
      FindingCommand.Action action,
      String text,
      @Nullable String to,
      @Nullable Instant until) {
    return new FindingCommand(
        id, id("letters"), action, "j.jansen", NOON, text, to, until, null, null);
  }

  private static ExceptionEntry exception(@Nullable String resource, int from, int expires) {
    return exception(resource, NOON.plusSeconds(from), NOON.plusSeconds(expires));
  }

  static ExceptionEntry exception(@Nullable String resource, Instant from, Instant expires) {
    return new ExceptionEntry(
        "E-1",
        CONTROL,
        resource,
        ACCOUNT,
        null,
        "archief",
        "Being moved",
        "Art. 32 AVG",
        from,
        expires);
  }

  private static ResourceId bucket(String name) {
    return new ResourceId("aws", ACCOUNT, "eu-west-1", "AWS::S3::Bucket", name);
  }

  private static String id(String bucket) {
    return Verdict.findingId(PREFIX.value(), CONTROL, bucket(bucket));
  }

  /** A verdict since some seconds after noon, collected five seconds later. */
  private static Verdict verdict(String bucket, int second, Verdict.Result result, long revision) {
    return verdict(bucket, second, result, revision, "Everybody may read it.");
  }

  private static Verdict verdict(
      String bucket, int second, Verdict.Result result, long revision, String reason) {
    return verdict(bucket, NOON.plusSeconds(second), result, revision, reason);
  }

  static Verdict verdict(
      String bucket, Instant since, Verdict.Result result, long revision, String reason) {
    return new Verdict(
        id(bucket),
        new RuleRef(CONTROL, "v", "Public bucket", "", Level.HIGH, List.of(), List.of()),
        bucket(bucket),
        "arn:aws:s3:::" + bucket,
        bucket,
        PERSONAL,
        result,
        null,
        since,
        since.plusSeconds(5),
        Verdict.Standing.CONFIRMED,
        false,
        reason,
        null,
        revision);
  }
}
