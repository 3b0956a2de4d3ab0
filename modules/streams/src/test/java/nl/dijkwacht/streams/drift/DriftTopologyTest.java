package nl.dijkwacht.streams.drift;

import static nl.dijkwacht.streams.StageDriver.PREFIX;
import static nl.dijkwacht.streams.TrailRecord.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.dijkwacht.core.finding.ExceptionEntry;
import nl.dijkwacht.core.resource.ConfigurationItem.Source;
import nl.dijkwacht.core.resource.ConfigurationItem.Status;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.verdict.Attribution;
import nl.dijkwacht.core.verdict.Change;
import nl.dijkwacht.core.verdict.Posture;
import nl.dijkwacht.core.verdict.Verdict;
import nl.dijkwacht.core.verdict.Verdict.Result;
import nl.dijkwacht.core.verdict.Verdict.Standing;
import nl.dijkwacht.metrics.Meters;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.drift.state.Shown;
import nl.dijkwacht.topics.catalogue.Topics;
import nl.dijkwacht.topics.wire.Payload;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DriftTopologyTest {

  private static final String BUCKET = "beelden";

  private final DriftDriver drift = new DriftDriver();

  @AfterEach
  void close() {
    drift.close();
  }

  /** So that what comes later is no baseline. */
  private void accountIsKnown() {
    drift.item(at(-600).with("a", false).with("b", false));
    assertThat(drift.verdicts()).isEmpty();
  }

  private static Bucket.State at(long seconds) {
    return Bucket.at(BUCKET, NOON.plusSeconds(seconds));
  }

  @Test
  void aFirstPassAndAFirstUnknownWriteNothingButAPosture() {
    drift.item(at(0).with("a", false));

    assertThat(drift.verdicts()).isEmpty();
    Posture posture = Objects.requireNonNull(drift.postures().get(BUCKET));
    assertThat(posture.results()).isEqualTo(Map.of("a", Result.PASS, "b", Result.UNKNOWN));
    assertThat(posture.capturedAt()).isEqualTo(NOON);
    assertThat(posture.name()).isEqualTo(BUCKET);
  }

  @Test
  void verdictsAreWrittenOnChangesOnly() {
    accountIsKnown();
    drift.item(at(0).with("a", true).with("b", false));
    drift.item(at(60).with("a", true).with("b", false));
    drift.item(at(120).with("b", false));
    drift.item(at(180).with("a", true).with("b", false));
    drift.item(at(240).with("a", false).with("b", false));
    drift.item(at(300).with("a", "not meant").with("b", false));

    List<Verdict> verdicts = drift.verdicts();
    assertThat(verdicts)
        .extracting(Verdict::result)
        .containsExactly(Result.FAIL, Result.UNKNOWN, Result.FAIL, Result.PASS);
    assertThat(verdicts)
        .extracting(Verdict::before)
        .containsExactly(Result.PASS, Result.FAIL, Result.UNKNOWN, Result.FAIL);
    assertThat(verdicts).extracting(Verdict::revision).containsExactly(1L, 2L, 3L, 4L);
    assertThat(verdicts)
        .allSatisfy(verdict -> assertThat(verdict.standing()).isEqualTo(Standing.CONFIRMED))
        .allSatisfy(verdict -> assertThat(verdict.baseline()).isFalse())
        .allSatisfy(
            verdict ->
                assertThat(verdict.findingId())
                    .isEqualTo(Verdict.findingId(PREFIX.value(), "a", Bucket.id(BUCKET))));
    Verdict first = verdicts.get(0);
    assertThat(first.since()).isEqualTo(NOON);
    assertThat(first.reason()).isEqualTo("It is true.");
    assertThat(first.arn()).isEqualTo("arn:aws:s3:::" + BUCKET);
    // It failed all the time that it could not be seen.
    assertThat(verdicts.get(2).since()).isEqualTo(NOON);
  }

  @Test
  void posturesAreWrittenOnChangesOnly() {
    drift.item(at(0).with("a", false));
    assertThat(drift.postures()).hasSize(1);
    drift.item(at(60).with("a", false));
    assertThat(drift.postures()).isEmpty();
    drift.item(at(120).with("a", false).tagged(Map.of("personal", "yes")));
    Posture posture = Objects.requireNonNull(drift.postures().get(BUCKET));
    assertThat(posture.classification().personalData()).isTrue();
  }

  @Test
  void anOlderItemNeverOverwritesANewerOneAndTheSameChangesNothing() {
    accountIsKnown();
    drift.item(at(60).with("a", true));
    drift.item(at(0).with("a", false));
    drift.item(at(60).with("a", true));

    assertThat(drift.verdicts()).extracting(Verdict::result).containsExactly(Result.FAIL);
    assertThat(drift.state(BUCKET).newest()).isEqualTo(NOON.plusSeconds(60).toEpochMilli());
    assertThat(drift.count("dijkwacht.drift.items", "outcome", "older")).isOne();
    assertThat(drift.count("dijkwacht.drift.items", "outcome", "known")).isOne();
    assertThat(drift.count("dijkwacht.drift.items", "outcome", "judged")).isEqualTo(2);
  }

  @Test
  void aSnapshotClosesNothingThatItMerelyLacks() {
    accountIsKnown();
    drift.item(at(0).with("a", true));
    drift.verdicts();
    drift.item(Bucket.at("another", NOON.plusSeconds(60)).with("a", false).from(Source.SNAPSHOT));
    drift.pass(Duration.ofDays(2));

    assertThat(drift.verdicts()).isEmpty();
    assertThat(drift.state(BUCKET).deleted()).isFalse();
  }

  @Test
  void aDeletedResourceEndsItsFindingsAndNothingOlderBringsItBack() {
    accountIsKnown();
    drift.item(at(0).with("a", true).with("b", false));
    drift.verdicts();
    drift.postures();
    assertThat(drift.shown("a", "fail")).isOne();

    drift.item(at(60).as(Status.DELETED));
    assertThat(drift.verdicts())
        .singleElement()
        .satisfies(verdict -> assertThat(verdict.result()).isEqualTo(Result.NOT_APPLICABLE))
        .satisfies(verdict -> assertThat(verdict.since()).isEqualTo(NOON.plusSeconds(60)))
        .satisfies(verdict -> assertThat(verdict.reason()).isEqualTo("The resource was deleted."));
    assertThat(drift.postures()).containsEntry(BUCKET, null);
    assertThat(drift.shown("a", "fail")).isZero();
    assertThat(drift.shown("b", "pass")).isZero();

    drift.item(at(30).with("a", true));
    assertThat(drift.verdicts()).isEmpty();
    assertThat(drift.postures()).isEmpty();

    drift.item(at(120).with("a", true).created(NOON.minusSeconds(3600)));
    assertThat(drift.verdicts()).extracting(Verdict::result).containsExactly(Result.FAIL);
    assertThat(drift.shown("a", "fail")).isOne();
  }

  @Test
  void whatIsLeftOfADeletedResourceIsForgottenInTheEnd() {
    drift.item(at(0).with("a", true));
    drift.item(at(60).as(Status.DELETED));
    drift.pass(Duration.ofMinutes(1));
    assertThat(drift.state(BUCKET).deleted()).isTrue();
    drift.pass(Duration.ofDays(31));
    assertThat(drift.state(BUCKET)).isNull();
  }

  @Test
  void whatIsNotRecordedIsUnknownAndNeverPasses() {
    accountIsKnown();
    drift.item(at(0).with("a", true).with("b", false));
    drift.verdicts();
    drift.postures();
    drift.item(at(60).with("a", false).with("b", false).as(Status.NOT_RECORDED));

    assertThat(drift.verdicts()).extracting(Verdict::result).containsExactly(Result.UNKNOWN);
    assertThat(Objects.requireNonNull(drift.postures().get(BUCKET)).results().values())
        .containsOnly(Result.UNKNOWN);
  }

  @Test
  void whatWasPolledAddsToTheNewestOtherItem() {
    accountIsKnown();
    drift.item(at(0).with("a", false).from(Source.NOTIFICATION));
    drift.postures();
    drift.item(at(10).with("b", false).from(Source.POLLED));
    assertThat(results()).isEqualTo(Map.of("a", Result.PASS, "b", Result.PASS));
    drift.item(at(20).with("a", true));
    assertThat(results()).isEqualTo(Map.of("a", Result.FAIL, "b", Result.PASS));
    drift.item(at(5).with("b", true).from(Source.POLLED));
    assertThat(drift.postures()).isEmpty();
    drift.item(at(30).with("b", true).from(Source.POLLED));
    assertThat(results()).isEqualTo(Map.of("a", Result.FAIL, "b", Result.FAIL));
  }

  @Test
  void whatWasCapturedBeforeAPollAndComesAfterItCounts() {
    accountIsKnown();
    drift.item(at(0).with("a", false).from(Source.NOTIFICATION));
    drift.item(at(10).with("b", false).from(Source.POLLED));
    drift.verdicts();
    drift.item(at(8).with("a", true).from(Source.NOTIFICATION));
    assertThat(results()).isEqualTo(Map.of("a", Result.FAIL, "b", Result.PASS));
    assertThat(only(drift.verdicts()).result()).isEqualTo(Result.FAIL);

    drift.item(at(9).as(Status.DELETED));
    assertThat(only(drift.verdicts()).result()).isEqualTo(Result.NOT_APPLICABLE);
  }

  private Map<String, Result> results() {
    return Objects.requireNonNull(drift.postures().get(BUCKET)).results();
  }

  @Test
  void anItemWithoutTagsDoesNotUnclassifyAResource() {
    drift.item(at(0).with("a", false).tagged(Map.of("personal", "yes", "owner", "beheer")));
    drift.postures();
    drift.item(at(60).with("a", true).withoutTags());
    Posture posture = Objects.requireNonNull(drift.postures().get(BUCKET));
    assertThat(posture.classification().personalData()).isTrue();
    assertThat(posture.classification().owner()).isEqualTo("beheer");

    drift.item(at(120).with("a", true).withoutTags());
    assertThat(drift.postures()).isEmpty();
    drift.item(at(180).with("a", true).tagged(Map.of()));
    assertThat(Objects.requireNonNull(drift.postures().get(BUCKET)).classification().personalData())
        .isFalse();
  }

  @Test
  void aFailureOfAYoungResourceIsHeldAndCountsWhenItIsDue() {
    accountIsKnown();
    drift.pass(Duration.ofMinutes(1));
    drift.item(young("jong", 30).with("a", true), drift.now());
    assertThat(drift.verdicts()).isEmpty();
    assertThat(drift.shown("a", "held")).isOne();

    drift.pass(Duration.ofMinutes(10));
    assertThat(drift.verdicts()).isEmpty();
    drift.pass(Duration.ofMinutes(6));
    assertThat(drift.verdicts())
        .singleElement()
        .satisfies(verdict -> assertThat(verdict.result()).isEqualTo(Result.FAIL))
        .satisfies(verdict -> assertThat(verdict.since()).isEqualTo(NOON.plusSeconds(60)))
        .satisfies(verdict -> assertThat(verdict.heldUntil()).isEqualTo(GROWN_UP));
    assertThat(drift.shown("a", "held")).isZero();
    assertThat(drift.shown("a", "fail")).isOne();
    drift.pass(Duration.ofHours(1));
    assertThat(drift.verdicts()).isEmpty();
  }

  /** When {@link #young} buckets are old enough for their failures to count. */
  private static final Instant GROWN_UP = NOON.plusSeconds(30).plus(Duration.ofMinutes(15));

  /** Captured after so many seconds, of a bucket that was made 30 s after noon. */
  private static Bucket.State young(String name, long age) {
    return Bucket.at(name, NOON.plusSeconds(30 + age)).created(NOON.plusSeconds(30));
  }

  @Test
  void aFailureThatPassesWithinItsGraceIsNeverTold() {
    accountIsKnown();
    drift.item(young("jong", 30).with("a", true));
    drift.item(young("jong", 90).with("a", false));
    drift.pass(Duration.ofHours(1));
    assertThat(drift.verdicts()).isEmpty();
  }

  @Test
  void aFailureThatIsCapturedAfterTheGraceCountsAtOnce() {
    accountIsKnown();
    drift.item(young("jong", 30).with("a", true));
    drift.pass(Duration.ofMinutes(16));
    drift.item(young("jong", 16 * 60).with("a", true));
    assertThat(drift.verdicts())
        .singleElement()
        .satisfies(verdict -> assertThat(verdict.since()).isEqualTo(NOON.plusSeconds(60)))
        .satisfies(verdict -> assertThat(verdict.heldUntil()).isEqualTo(GROWN_UP));
  }

  @Test
  void aNotifiedResourceOfUnknownAgeIsYoungWhenItIsFirstHeardOf() {
    accountIsKnown();
    drift.pass(Duration.ofDays(2));
    Instant now = drift.now();
    drift.item(Bucket.at("jong", now).with("a", true).created(null));
    assertThat(drift.verdicts()).isEmpty();
    drift.pass(Duration.ofMinutes(16));
    assertThat(drift.verdicts()).hasSize(1);
  }

  @Test
  void whatIsHeldIsToldOnceAcrossARestart() {
    accountIsKnown();
    drift.item(young("jong", 30).with("a", true));
    try (DriftDriver after = new DriftDriver()) {
      after.stage.restore(drift.stage);
      after.pass(Duration.ofMinutes(20));
      assertThat(after.verdicts()).hasSize(1);
      try (DriftDriver last = new DriftDriver()) {
        last.stage.restore(after.stage);
        last.pass(Duration.ofMinutes(20));
        assertThat(last.verdicts()).isEmpty();
      }
    }
  }

  @Test
  void nothingIsDueBeforeATaskHasCaughtUp() {
    accountIsKnown();
    drift.item(young("jong", 30).with("a", true));
    try (DriftDriver after = DriftDriver.behind(101)) {
      after.stage.restore(drift.stage);
      // Neither a clock that is ahead nor a pause tells that nothing waits.
      Instant ahead = NOON.plus(Duration.ofDays(1));
      for (int i = 0; i < 100; i++) {
        after.pass(Duration.ofMinutes(15));
        after.item(Bucket.at("other-" + i, NOON).with("a", false), ahead);
      }
      assertThat(after.verdicts()).isEmpty();
      after.item(young("jong", 60).with("a", false), ahead);
      after.pass(Duration.ofMinutes(5));
      assertThat(after.verdicts()).isEmpty();
      after.item(young("jonger", 60).with("a", true));
      after.pass(Duration.ofMinutes(5));
      assertThat(only(after.verdicts()).resource()).isEqualTo(Bucket.id("jonger"));
    }
  }

  @Test
  void aCallThatBreaksAControlIsToldAtOnceAndConfirmedByTheNextItem() {
    accountIsKnown();
    Change change = Bucket.set(BUCKET, "a", true, "jan", NOON.plusSeconds(5));
    drift.change(change);
    Verdict told = only(drift.verdicts());
    assertThat(told.result()).isEqualTo(Result.FAIL);
    assertThat(told.standing()).isEqualTo(Standing.PROVISIONAL);
    assertThat(told.before()).isEqualTo(Result.PASS);
    assertThat(told.since()).isEqualTo(NOON.plusSeconds(5));
    assertThat(told.reason()).startsWith("Seta by itself breaks the control");
    assertThat(who(told)).isEqualTo("jan CERTAIN");

    drift.item(at(2).with("a", false).with("b", false));
    assertThat(drift.verdicts()).as("An item from before decides nothing.").isEmpty();

    drift.item(at(90).with("a", true).with("b", false));
    Verdict confirmed = only(drift.verdicts());
    assertThat(confirmed.standing()).isEqualTo(Standing.CONFIRMED);
    assertThat(confirmed.result()).isEqualTo(Result.FAIL);
    assertThat(confirmed.since()).isEqualTo(told.since());
    assertThat(who(confirmed)).isEqualTo("jan CERTAIN");
    assertThat(confirmed.revision()).isEqualTo(2);
    assertThat(drift.count("dijkwacht.drift.provisional", "outcome", "confirmed")).isOne();
  }

  private static Verdict only(List<Verdict> verdicts) {
    assertThat(verdicts).hasSize(1);
    return verdicts.get(0);
  }

  private static String who(Verdict verdict) {
    Attribution attribution = verdict.attribution();
    return attribution == null
        ? "nobody"
        : attribution.call().principal().id() + " " + attribution.confidence();
  }

  @Test
  void theNextItemWithdrawsWhatDidNotBreak() {
    accountIsKnown();
    drift.change(Bucket.set(BUCKET, "a", true, "jan", NOON.plusSeconds(5)));
    drift.verdicts();
    drift.item(at(90).with("a", false).with("b", false));
    Verdict withdrawn = only(drift.verdicts());
    assertThat(withdrawn.result()).isEqualTo(Result.PASS);
    assertThat(withdrawn.standing()).isEqualTo(Standing.WITHDRAWN);
    assertThat(drift.count("dijkwacht.drift.provisional", "outcome", "withdrawn")).isOne();
  }

  @Test
  void aCallThatMendsWithdrawsAndIsNoPassByItself() {
    accountIsKnown();
    drift.item(at(0).with("a", true).with("b", false));
    drift.verdicts();
    drift.change(Bucket.set(BUCKET, "a", false, "jan", NOON.plusSeconds(5)));
    drift.change(Bucket.set(BUCKET, "b", true, "jan", NOON.plusSeconds(6)));
    assertThat(drift.verdicts()).extracting(v -> v.control().id()).containsExactly("b");

    drift.change(Bucket.set(BUCKET, "b", false, "jan", NOON.plusSeconds(7)));
    Verdict withdrawn = only(drift.verdicts());
    assertThat(withdrawn.result()).isEqualTo(Result.PASS);
    assertThat(withdrawn.standing()).isEqualTo(Standing.WITHDRAWN);
  }

  @Test
  void aCallOnAResourceWithoutAKnownStateIsToldToo() {
    drift.change(Bucket.set("nieuw", "a", true, "jan", NOON));
    Verdict told = only(drift.verdicts());
    assertThat(told.resource()).isEqualTo(Bucket.id("nieuw"));
    assertThat(told.before()).isNull();
    assertThat(drift.postures()).isEmpty();
    drift.change(Bucket.set("nieuw", "a", false, "jan", NOON.plusSeconds(9)));
    Verdict withdrawn = only(drift.verdicts());
    assertThat(withdrawn.result()).isEqualTo(Result.UNKNOWN);
    assertThat(withdrawn.standing()).isEqualTo(Standing.WITHDRAWN);
  }

  @Test
  void whatNeverGetsAStateIsWithdrawnInTheEndAndForgotten() {
    drift.change(Bucket.set("nieuw", "a", true, "jan", NOON));
    drift.change(Bucket.set("nieuw", "b", true, "jan", NOON));
    drift.change(Bucket.set("nieuw", "b", false, "piet", NOON.plusSeconds(5)));
    assertThat(drift.verdicts()).hasSize(3);

    passWithOthers(Duration.ofDays(7).minusHours(1));
    assertThat(drift.verdicts()).isEmpty();
    passWithOthers(Duration.ofHours(2));
    drift.pass(Duration.ofHours(1));
    Verdict withdrawn = only(drift.verdicts());
    assertThat(withdrawn.control().id()).isEqualTo("a");
    assertThat(withdrawn.result()).isEqualTo(Result.UNKNOWN);
    assertThat(withdrawn.standing()).isEqualTo(Standing.WITHDRAWN);
    assertThat(withdrawn.reason()).startsWith("No state of the resource came within 7 days");
    assertThat(who(withdrawn)).isEqualTo("nobody");
    assertThat(drift.state("nieuw")).isNull();

    drift.item(Bucket.at("nieuw", drift.now()).created(drift.now()).with("a", true));
    drift.pass(Duration.ofMinutes(16));
    assertThat(only(drift.verdicts()).standing()).isEqualTo(Standing.CONFIRMED);
  }

  private void passWithOthers(Duration time) {
    drift.pass(time);
    drift.item(Bucket.at("another", drift.now()).with("a", false));
    drift.pass(Duration.ofSeconds(1));
  }

  @Test
  void nothingIsWithdrawnWhileNothingIsCollected() {
    drift.change(Bucket.set("nieuw", "a", true, "jan", NOON));
    drift.verdicts();
    drift.pass(Duration.ofDays(30));
    assertThat(drift.verdicts()).isEmpty();

    passWithOthers(Duration.ofMinutes(1));
    drift.pass(Duration.ofHours(1));
    assertThat(only(drift.verdicts()).standing()).isEqualTo(Standing.WITHDRAWN);
  }

  @Test
  void callsThatBreakNothingLeaveNothingBehind() {
    drift.change(Bucket.set("nieuw", "a", false, "jan", NOON));
    assertThat(drift.state("nieuw")).isNull();
    drift.change(
        Bucket.call(
            "nieuw",
            "Seta",
            "ci",
            NOON.plusSeconds(3),
            Change.Means.TERRAFORM,
            Map.<String, Object>of("a", true)));
    assertThat(drift.state("nieuw")).isNotNull();
    drift.change(Bucket.set("nieuw", "a", false, "jan", NOON.plusSeconds(9)));
    drift.pass(Duration.ofHours(2));
    assertThat(drift.state("nieuw")).isNull();
    assertThat(drift.verdicts()).isEmpty();
  }

  @Test
  void aDeploymentMayMendWhatItBreaks() {
    accountIsKnown();
    drift.change(deployed(true, 5), drift.now());
    assertThat(drift.verdicts()).isEmpty();
    drift.pass(Duration.ofMinutes(1));
    drift.change(deployed(false, 50), drift.now());
    drift.pass(Duration.ofMinutes(10));
    assertThat(drift.verdicts()).isEmpty();
    assertThat(drift.count("dijkwacht.drift.provisional", "outcome", "mended")).isOne();
  }

  @Test
  void aDeploymentThatDoesNotMendIsTold() {
    accountIsKnown();
    drift.change(deployed(true, 5), drift.now());
    drift.pass(Duration.ofMinutes(1));
    assertThat(drift.verdicts()).isEmpty();
    drift.pass(Duration.ofMinutes(2));
    assertThat(only(drift.verdicts()).standing()).isEqualTo(Standing.PROVISIONAL);
  }

  private static Change deployed(boolean fails, long seconds) {
    return Bucket.call(
        BUCKET,
        "Seta",
        "ci",
        NOON.plusSeconds(seconds),
        Change.Means.TERRAFORM,
        Map.of("a", fails));
  }

  @Test
  void whatNoItemConfirmsInTimeIsCountedAndStays() {
    accountIsKnown();
    drift.change(Bucket.set(BUCKET, "a", true, "jan", NOON.plusSeconds(5)));
    drift.verdicts();
    drift.pass(Duration.ofMinutes(59));
    assertThat(drift.count("dijkwacht.drift.provisional", "outcome", "expired")).isZero();
    drift.pass(Duration.ofMinutes(2));
    assertThat(drift.count("dijkwacht.drift.provisional", "outcome", "expired")).isOne();
    drift.pass(Duration.ofHours(30));
    assertThat(drift.count("dijkwacht.drift.provisional", "outcome", "expired")).isOne();
    assertThat(drift.verdicts()).isEmpty();
    // Long after the call itself was forgotten.
    drift.pass(Duration.ofDays(5));
    drift.item(Bucket.at(BUCKET, drift.now()).with("a", true).with("b", false));
    assertThat(only(drift.verdicts()).standing()).isEqualTo(Standing.CONFIRMED);
  }

  @Test
  void accountsThatRecordDailyHaveMoreTime() {
    var inEffect = new DriftDriver.InEffect();
    var usual = DriftDriver.settings(inEffect);
    var settings =
        new DriftTopology.Settings(
            PREFIX,
            usual.controls(),
            usual.registers(),
            usual.deploymentHold(),
            usual.confirmWithin(),
            usual.confirmWithinDaily(),
            Set.of(Bucket.ACCOUNT),
            usual.attributionWindow(),
            usual.baselineSettle());
    try (DriftDriver daily = new DriftDriver(inEffect, settings)) {
      daily.item(at(-60).with("a", false));
      daily.change(Bucket.set(BUCKET, "a", true, "jan", NOON.plusSeconds(5)));
      daily.pass(Duration.ofHours(29));
      assertThat(daily.count("dijkwacht.drift.provisional", "outcome", "expired")).isZero();
      daily.pass(Duration.ofHours(2));
      assertThat(daily.count("dijkwacht.drift.provisional", "outcome", "expired")).isOne();
    }
  }

  @Test
  void aChangeThatComesAfterItsItemAmendsTheVerdict() {
    accountIsKnown();
    drift.item(at(60).with("a", true).with("b", false));
    assertThat(who(only(drift.verdicts()))).isEqualTo("nobody");

    Change late = Bucket.touch(BUCKET, "a", "jan", NOON.plusSeconds(30));
    drift.change(late);
    Verdict amended = only(drift.verdicts());
    assertThat(amended.result()).isEqualTo(Result.FAIL);
    assertThat(amended.before()).isEqualTo(Result.PASS);
    assertThat(amended.revision()).isEqualTo(2);
    assertThat(who(amended)).isEqualTo("jan CERTAIN");

    drift.change(late);
    assertThat(drift.verdicts()).isEmpty();
    assertThat(drift.count("dijkwacht.drift.changes", "outcome", "known")).isOne();

    drift.change(Bucket.touch(BUCKET, "a", "piet", NOON.plusSeconds(40)));
    assertThat(who(only(drift.verdicts())))
        .as("A wrong name is worse than none.")
        .isEqualTo("nobody");
  }

  /** What is kept is bounded, so one more costs no more than the last. */
  @Test
  void aToolThatWentWildCostsLittleAndItsEarliestCallsAreForgotten() {
    int many = 3 * Calls.MOST;
    accountIsKnown();
    for (int i = 1; i <= many; i++) {
      drift.change(Bucket.set(BUCKET, "a", i % 2 == 0, "wild", NOON.plusSeconds(i)));
    }
    assertThat(drift.verdicts()).hasSizeGreaterThanOrEqualTo(many - 1);
    assertThat(drift.callsKept()).isEqualTo(Calls.MOST);
    assertThat(drift.count("dijkwacht.drift.changes", "outcome", "kept")).isEqualTo(many);
    assertThat(drift.count("dijkwacht.drift.changes", "outcome", "forgotten"))
        .isEqualTo(many - Calls.MOST);
    drift.change(Bucket.set(BUCKET, "a", true, "wild", NOON.plusSeconds(many)));
    assertThat(drift.count("dijkwacht.drift.changes", "outcome", "known")).isOne();

    drift.item(at(many + 60).with("a", true).with("b", false));
    assertThat(who(only(drift.verdicts()))).isEqualTo("wild CERTAIN");
  }

  @Test
  void whoMendedIsToldToo() {
    accountIsKnown();
    drift.item(at(0).with("a", true).with("b", false));
    drift.verdicts();
    drift.item(at(600).with("a", false).with("b", false));
    assertThat(who(only(drift.verdicts()))).isEqualTo("nobody");
    drift.change(Bucket.set(BUCKET, "a", false, "piet", NOON.plusSeconds(500)));
    Verdict amended = only(drift.verdicts());
    assertThat(amended.result()).isEqualTo(Result.PASS);
    assertThat(amended.since()).isEqualTo(NOON.plusSeconds(500));
    assertThat(who(amended)).isEqualTo("piet CERTAIN");
  }

  @Test
  void anItemThatComesLateTellsBetterWhoItWas() {
    accountIsKnown();
    drift.change(Bucket.touch(BUCKET, "a", "jan", NOON.plusSeconds(30)));
    drift.change(Bucket.touch(BUCKET, "a", "piet", NOON.plusSeconds(90)));
    drift.item(at(120).with("a", true).with("b", false));
    assertThat(who(only(drift.verdicts()))).isEqualTo("nobody");
    drift.item(at(60).with("a", false).with("b", false));
    assertThat(who(only(drift.verdicts()))).isEqualTo("piet CERTAIN");
  }

  @Test
  void whatFailedWhenItsAccountWasFirstSeenIsItsBaselineAndToldInOneDigest() {
    for (int i = 0; i < 3; i++) {
      drift.item(
          Bucket.at("oud-" + i, NOON.minusSeconds(3600))
              .with("a", true)
              .with("b", i > 0)
              .tagged(Map.of("owner", "beheer"))
              .from(Source.SNAPSHOT));
    }
    assertThat(drift.verdicts()).hasSize(5).allMatch(Verdict::baseline);
    drift.baselines();
    drift.pass(Duration.ofMinutes(9));
    assertThat(drift.digests()).isEmpty();
    drift.pass(Duration.ofMinutes(2));
    List<Signal> digests = drift.digests();
    assertThat(digests).hasSize(1);
    Signal digest = digests.get(0);
    assertThat(digest.rule().id()).isEqualTo("dijkwacht-baseline");
    assertThat(digest.subject().fields()).containsEntry("owner", "beheer");
    assertThat(digest.event().note())
        .isEqualTo("5 controls failed on 3 resources: 5 high; the gravest: Flag a");
    assertThat(digest.event().noteNl())
        .isEqualTo("5 maatregelen faalden op 3 resources: 5 hoog; de ernstigste: Flag a");

    drift.item(Bucket.at("oud-9", NOON).with("a", true).tagged(Map.of("owner", "beheer")));
    drift.baselines();
    drift.pass(Duration.ofHours(1));
    assertThat(drift.digests()).as("One digest for an owner, and no second.").isEmpty();
  }

  @Test
  void aDigestWaitsForTheRestOfAStreamThatLags() {
    Instant collectedAt = NOON.minus(Duration.ofHours(1));
    for (int i = 0; i < 5; i++) {
      drift.item(Bucket.at("oud-" + i, collectedAt).with("a", true), collectedAt);
      drift.baselines(collectedAt);
      drift.pass(Duration.ofMinutes(5));
    }
    assertThat(drift.digests()).as("More was on its way all the time.").isEmpty();
    drift.pass(Duration.ofMinutes(6));
    Signal digest = drift.digests().get(0);
    assertThat(digest.event().note()).startsWith("5 controls failed on 5 resources");
    assertThat(digest.event().eventTime()).isEqualTo(collectedAt);
  }

  @Test
  void aBaselineThatWasMendedAndBreaksAgainIsNews() {
    drift.item(at(-3600).with("a", true).from(Source.SNAPSHOT));
    assertThat(only(drift.verdicts()).baseline()).isTrue();
    drift.item(at(-1800).with("b", false));
    drift.item(at(-1200).with("a", true));
    assertThat(drift.verdicts()).hasSize(2).allMatch(Verdict::baseline);
    drift.change(Bucket.set(BUCKET, "a", false, "piet", NOON.minusSeconds(610)));
    drift.item(at(-600).with("a", false));
    assertThat(who(only(drift.verdicts()))).isEqualTo("piet CERTAIN");
    drift.item(at(0).with("a", true));
    assertThat(only(drift.verdicts()).baseline()).isFalse();
  }

  @Test
  void aStateThatComesLateMayShowThatItWasNoBaseline() {
    drift.item(at(0).with("a", true).from(Source.SNAPSHOT));
    assertThat(only(drift.verdicts()).baseline()).isTrue();
    drift.change(Bucket.set(BUCKET, "a", true, "jan", NOON.minusSeconds(60)));
    drift.item(at(-600).with("a", false));
    Verdict amended = only(drift.verdicts());
    assertThat(amended.baseline()).isFalse();
    assertThat(who(amended)).isEqualTo("jan CERTAIN");
  }

  @Test
  void whatFailsLaterOrIsMadeLaterIsNoBaseline() {
    accountIsKnown();
    drift.item(at(0).with("a", true).with("b", false));
    drift.item(
        Bucket.at("nieuw", NOON.plusSeconds(1200)).created(NOON.plusSeconds(5)).with("a", true));
    assertThat(drift.verdicts()).hasSize(2).noneMatch(Verdict::baseline);
  }

  @Test
  void whatIsNewInAnAccountThatAnotherTaskKnowsIsNoBaseline() {
    accountIsKnown();
    try (DriftDriver other = new DriftDriver()) {
      other.hearOfAccounts(drift);
      other.pass(Duration.ofDays(2));
      Instant now = other.now();
      other.item(Bucket.at("onbekend", now).created(null).with("a", true).from(Source.SNAPSHOT));
      other.item(
          Bucket.at("nieuw", now)
              .created(now.minus(Duration.ofHours(3)))
              .with("a", true)
              .from(Source.SNAPSHOT));
      assertThat(other.verdicts()).hasSize(2).noneMatch(Verdict::baseline);
      assertThat(other.stage.read(Topics.ACCOUNTS)).as("It was told already.").isEmpty();
    }
  }

  @Test
  void otherControlsHaveAllBeJudgedAgainAndNobodyIsBlamed() {
    drift.item(at(0).with("a", false).with("c", true));
    drift.change(Bucket.touch(BUCKET, "c", "jan", NOON.minusSeconds(60)));
    drift.verdicts();
    drift.postures();
    drift.pass(Duration.ofDays(3));
    drift.inEffect.flags = List.of("a", "c");
    drift.pass(Duration.ofSeconds(1));

    Verdict verdict = only(drift.verdicts());
    assertThat(verdict.control().id()).isEqualTo("c");
    assertThat(verdict.since()).isEqualTo(NOON);
    assertThat(Duration.between(verdict.since(), verdict.collectedAt()))
        .as("So it is no news to anybody.")
        .isGreaterThan(Duration.ofDays(2));
    assertThat(who(verdict)).isEqualTo("nobody");
    assertThat(results()).isEqualTo(Map.of("a", Result.PASS, "c", Result.FAIL));
    drift.pass(Duration.ofHours(1));
    assertThat(drift.verdicts()).isEmpty();
  }

  @Test
  void aControlThatGoesEndsItsFindings() {
    accountIsKnown();
    drift.item(at(0).with("a", true).with("b", false));
    drift.verdicts();
    drift.inEffect.flags = List.of("b");
    drift.pass(Duration.ofSeconds(1));
    Verdict verdict = only(drift.verdicts());
    assertThat(verdict.result()).isEqualTo(Result.NOT_APPLICABLE);
    assertThat(verdict.reason()).isEqualTo("The control is no longer in use.");
    assertThat(drift.shown("a", "fail")).isZero();
  }

  @Test
  void aResourceThatFailsByAFaultStopsNoOther() {
    accountIsKnown();
    drift.item(young("goed", 30).with("a", true));
    drift.item(young("kapot", 30).with("a", true).with(FlagJudge.FAULT, "c"));
    drift.inEffect.flags = List.of("a", "b", "c");
    drift.pass(Duration.ofMinutes(16));
    assertThat(only(drift.verdicts()).resource()).isEqualTo(Bucket.id("goed"));
    assertThat(drift.count("dijkwacht.stream.due.failed", "stage", "drift"))
        .as("once when it was due, once in the sweep")
        .isEqualTo(2);

    drift.inEffect.flags = List.of("a", "b");
    drift.pass(Duration.ofHours(1));
    assertThat(only(drift.verdicts()).resource()).isEqualTo(Bucket.id("kapot"));
  }

  @Test
  void aSweepThatWasInterruptedGoesOn() {
    for (int i = 0; i < 100; i++) {
      drift.item(Bucket.at("b-" + i, NOON).with("c", true));
    }
    drift.pass(Duration.ofSeconds(1));
    try (DriftDriver after = new DriftDriver()) {
      after.stage.restore(drift.stage);
      after.inEffect.flags = List.of("c");
      List<Verdict> told = new ArrayList<>();
      after.pass(Duration.ofMillis(100));
      told.addAll(after.verdicts());
      try (DriftDriver last = new DriftDriver(after.inEffect)) {
        last.stage.restore(after.stage);
        await()
            .until(
                () -> {
                  last.pass(Duration.ofMillis(100));
                  told.addAll(last.verdicts());
                  return told.size() >= 100;
                });
        last.pass(Duration.ofSeconds(5));
        assertThat(last.verdicts()).isEmpty();
        assertThat(told).extracting(Verdict::findingId).hasSize(100).doesNotHaveDuplicates();
        assertThat(last.registry.get("dijkwacht.drift.sweep.remaining").gauge().value()).isZero();
      }
    }
  }

  @Test
  void whatFailsUnderAnExceptionIsShownApartAsLongAsItLasts() {
    accountIsKnown();
    drift.item(at(0).with("a", true).with("b", false));
    assertThat(drift.shown("a", "fail")).isOne();
    drift.inEffect.registers =
        Registers.of(
            List.of(),
            List.of(
                new ExceptionEntry(
                    "e-1",
                    "a",
                    null,
                    Bucket.ACCOUNT,
                    null,
                    "beheer",
                    "Known.",
                    "",
                    NOON.minusSeconds(60),
                    NOON.plusSeconds(7200))));
    drift.pass(Duration.ofSeconds(1));
    assertThat(drift.shown("a", "fail")).isZero();
    assertThat(drift.shown("a", "suppressed")).isOne();
    drift.pass(Duration.ofHours(3));
    assertThat(drift.shown("a", "fail")).isOne();
    assertThat(drift.shown("a", "suppressed")).isZero();
  }

  @Test
  void figuresGoWithTheirTaskAndAreCountedAgainFromTheStore() {
    accountIsKnown();
    drift.item(at(0).with("a", true).with("b", false));
    var gauges = new ResultGauges(drift.registry);
    var states = new ResourceStates(drift.stage.store(DriftTopology.RESOURCES), key -> false);
    drift.stage.pass(Duration.ofSeconds(1));
    try (ResultCounts counts = ResultCounts.of(states, gauges)) {
      counts.change(Bucket.ACCOUNT, "z", null, Shown.PASS);
      assertThat(gauges.accounts()).containsExactly(Bucket.ACCOUNT);
      assertThat(drift.shown("z", "pass")).isOne();
    }
    assertThat(drift.shown("z", "pass")).isZero();
    assertThat(
            drift
                .registry
                .get("dijkwacht.drift.control.info")
                .tags("control", "a", "headline", "encryption-at-rest", "framework", "avg")
                .gauge()
                .value())
        .isOne();
  }

  @Test
  void aVerdictThatIsTooLargeIsADeadLetterThatStopsNoOther() {
    accountIsKnown();
    drift.inEffect.flags = List.of("a", "b".repeat(Payload.MAX_BYTES));
    drift.item(at(0).with("a", true));

    assertThat(drift.verdicts()).extracting(verdict -> verdict.control().id()).containsExactly("a");
    assertThat(drift.stage.read(Topics.DRIFT_DEAD_LETTERS)).isNotEmpty();
    assertThat(Meters.DRIFT_LEFT_OUT.counter(drift.registry).count()).isPositive();
  }

  @Test
  void whatCannotBeReadIsADeadLetter() {
    drift.stage.pipe(Topics.CHANGES, new byte[] {1}, new byte[] {'{'}, new RecordHeaders(), NOON);
    drift.stage.pipe(Topics.CONFIGURATION_ITEMS, new byte[] {1}, null, new RecordHeaders(), NOON);
    drift.stage.pipe(Topics.BASELINES, new byte[] {1}, new byte[] {'{'}, new RecordHeaders(), NOON);
    assertThat(drift.stage.read(Topics.DRIFT_DEAD_LETTERS)).hasSize(3);
  }
}
