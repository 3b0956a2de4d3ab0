package nl.dijkwacht.streams.exposure;

import static nl.dijkwacht.streams.TrailRecord.NOON;
import static nl.dijkwacht.streams.exposure.ExposureDriver.PUBLIC;
import static nl.dijkwacht.streams.exposure.ExposureDriver.UNENCRYPTED;
import static nl.dijkwacht.streams.exposure.ExposureDriver.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.Exposure;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.core.verdict.Verdict.Result;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.Touch;
import nl.dijkwacht.streams.exposure.interval.ResourceExposure;
import nl.dijkwacht.topics.wire.Payload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExposureTest {

  private static final String LAB = "444455556666";

  private final ExposureDriver stage = new ExposureDriver();

  @AfterEach
  void close() {
    stage.close();
  }

  private static Instant at(long minutes) {
    return NOON.plus(Duration.ofMinutes(minutes));
  }

  @Test
  void readsWhileItIsPublicAreJoined() {
    stage.pipe(Touch.person("jan", at(-5)).reads("NL", 9));
    stage.pipe(verdict(PUBLIC, Result.FAIL, NOON, 1));
    stage.pipe(Touch.person("jan", at(1)).reads("NL", 4));
    stage.pipe(Touch.of(LAB, at(2)).reads("US", 7));
    stage.pipe(Touch.anonymous(at(3)).reads("RU", 2));
    stage.pipe(verdict(PUBLIC, Result.PASS, at(10), 2));
    stage.pipe(Touch.person("jan", at(11)).reads("NL", 50));

    Exposure exposure = stage.exposure();
    assertThat(exposure.from()).isEqualTo(NOON);
    assertThat(exposure.until()).isEqualTo(at(10));
    assertThat(exposure.kind()).isEqualTo(Exposure.Kind.PUBLIC);
    assertThat(exposure.sight()).isEqualTo(Exposure.Sight.SEEN);
    assertThat(exposure.reads()).isEqualTo(13);
    assertThat(exposure.anonymousReads()).isEqualTo(2);
    assertThat(exposure.foreignReads()).isEqualTo(9);
    assertThat(exposure.objects()).isEqualTo(7);
    assertThat(exposure.readers())
        .extracting(reader -> reader.principal().id() + " " + reader.reads())
        .containsExactly(
            "AROA" + LAB + " 7",
            "arn:aws:iam::111122223333:role/AWSReservedSSO_Arts_1a2b/jan 4",
            "anonymous 2");
    assertThat(exposure.otherReaders()).isZero();
    assertThat(exposure.countries())
        .containsExactly(
            new Access.Country("NL", 4), new Access.Country("RU", 2), new Access.Country("US", 7));
    assertThat(exposure.dataSubjects()).isEqualTo(500);
    assertThat(exposure.events()).hasSize(3);
  }

  @Test
  void findingsAreGraverForStrangers() {
    stage.pipe(verdict(PUBLIC, Result.FAIL, NOON, 1));
    assertThat(stage.signals()).isEmpty();

    stage.pipe(Touch.person("jan", at(1)).reads("NL", 4));
    assertThat(stage.signals()).extracting(this::told).containsExactly("MEDIUM false");

    stage.pipe(Touch.of(LAB, at(2)).reads("US", 7));
    List<Signal> foreign = stage.signals();
    assertThat(foreign).extracting(this::told).containsExactly("HIGH true");
    assertThat(foreign.get(0).event().note())
        .contains("still fails", "11 reads of at most 7 different objects", "US 7", "at most 500");
    assertThat(foreign.get(0).event().noteNl())
        .contains("faalt nog steeds", "11 keer gelezen", "hooguit 7 verschillende", "hooguit 500");
    assertThat(foreign.get(0).subject().fields()).containsEntry("control", PUBLIC);

    stage.pipe(Touch.anonymous(at(3)).reads("NL", 1));
    assertThat(stage.signals()).extracting(this::told).containsExactly("CRITICAL true");
    stage.pipe(Touch.anonymous(at(4)).reads("RU", 1));
    assertThat(stage.signals()).isEmpty();
  }

  private String told(Signal signal) {
    return signal.rule().level() + " " + signal.rule().tags().contains("dijkwacht.case");
  }

  @Test
  void whatIsLearntLateIsHeldAgainstWhatHadHappened() {
    stage.pipe(Touch.of(LAB, at(-60 * 47)).reads("US", 3));
    stage.pipe(Touch.person("jan", NOON).reads("NL", 1));
    assertThat(stage.exposures()).isEmpty();

    stage.pipe(verdict(PUBLIC, Result.FAIL, at(-60 * 48), 1));

    assertThat(stage.exposure().reads()).isEqualTo(4);
    assertThat(stage.signals())
        .extracting(signal -> signal.rule().level())
        .containsExactlyInAnyOrder(Level.MEDIUM, Level.HIGH);
  }

  @Test
  void anEndThatIsLearntLateTakesBackWhatCameAfterIt() {
    stage.pipe(verdict(PUBLIC, Result.FAIL, NOON, 1));
    stage.pipe(Touch.person("jan", at(1)).reads("NL", 4));
    stage.pipe(Touch.person("jan", at(30)).reads("NL", 9));
    assertThat(stage.exposure().reads()).isEqualTo(13);

    stage.pipe(verdict(PUBLIC, Result.PASS, at(10), 2));

    assertThat(stage.exposure().reads()).isEqualTo(4);
    assertThat(stage.exposure().objects()).isEqualTo(4);
  }

  @Test
  void aCallThatDidNotBreakTheControlLeavesNoExposure() {
    stage.pipe(verdict(PUBLIC, Result.FAIL, NOON, 1));
    stage.pipe(Touch.person("jan", at(1)).reads("NL", 4));
    assertThat(stage.exposures()).hasSize(1);

    stage.pipe(verdict(PUBLIC, Result.PASS, NOON, 2));

    assertThat(stage.exposures()).isEmpty();
  }

  @Test
  void aMinuteThatIsWrittenAgainCountsOnce() {
    Touch minute = Touch.person("jan", at(1)).reads("NL", 4);
    stage.pipe(verdict(PUBLIC, Result.FAIL, NOON, 1));
    stage.pipe(minute);
    stage.pipe(minute);
    stage.pipe(minute.again().reads("NL", 2));

    assertThat(stage.exposure().reads()).isEqualTo(6);
    assertThat(stage.exposure().countries()).extracting(Access.Country::calls).containsExactly(6L);
  }

  @Test
  void minutesThatAreNoLongerKeptStayCounted() {
    stage.pipe(verdict(PUBLIC, Result.FAIL, NOON, 1));
    for (int day = 0; day < 20; day++) {
      stage.pipe(Touch.person("jan", at(day * 24 * 60 + 1)).reads("NL", 2));
    }
    stage.pipe(verdict(PUBLIC, Result.PASS, at(18 * 24 * 60), 2));

    assertThat(stage.exposure().reads()).isEqualTo(36);
    assertThat(stage.exposure().objects()).isEqualTo(2);
  }

  @Test
  void minutesOfWhatNobodyTouchesAnyMoreGoToo() {
    stage.pipe(verdict(PUBLIC, Result.FAIL, NOON, 1));
    stage.pipe(Touch.person("jan", at(1)).reads("NL", 2));
    stage.days(6);
    assertThat(stage.keptMinutes()).isEqualTo(1);

    stage.days(2);
    assertThat(stage.keptMinutes()).isZero();

    stage.pipe(verdict(PUBLIC, Result.PASS, at(20), 2));
    assertThat(stage.exposure().reads()).isEqualTo(2);
  }

  @Test
  void whatCannotBeSeenIsSaidInsteadOfZero() {
    ResourceId database =
        new ResourceId("aws", Touch.ACCOUNT, "eu-west-1", "AWS::RDS::DBInstance", "zorg");
    stage.pipe(verdict(database, "rds-instance-not-public", Result.FAIL, NOON, 1));

    assertThat(stage.exposure().sight()).isEqualTo(Exposure.Sight.UNSEEN);
    assertThat(stage.signals())
        .singleElement()
        .satisfies(
            signal -> {
              assertThat(signal.rule()).isEqualTo(ExposureRule.UNSEEN_WHILE_PUBLIC.rule());
              assertThat(signal.event().note()).contains("No event of AWS shows reads");
            });
  }

  @Test
  void aBucketWithoutReadsProvesNothing() {
    stage.pipe(verdict(PUBLIC, Result.FAIL, NOON, 1));

    assertThat(stage.exposure().sight()).isEqualTo(Exposure.Sight.NOT_SHOWN);
    assertThat(stage.exposure().reads()).isZero();
  }

  @Test
  void peopleAreBoundedByObjectsWhereThatIsKnown() {
    ExposureSettings own =
        new ExposureSettings(ExposureSettings.DEFAULT.controls(), Duration.ofDays(7), 10);
    try (ExposureDriver bounded = new ExposureDriver(own)) {
      bounded.pipe(verdict(PUBLIC, Result.FAIL, NOON, 1));
      bounded.pipe(Touch.anonymous(at(1)).reads("NL", 4));

      assertThat(bounded.exposure().dataSubjects()).isEqualTo(40);
    }
  }

  @Test
  void controlsAreToldApartAndOthersExposeNothing() {
    stage.pipe(verdict(UNENCRYPTED, Result.FAIL, NOON, 1));
    stage.pipe(verdict("s3-bucket-versioning", Result.FAIL, NOON, 1));
    stage.pipe(Touch.of(LAB, at(2)).reads("US", 7));

    assertThat(stage.exposure().kind()).isEqualTo(Exposure.Kind.UNENCRYPTED);
    assertThat(stage.signals()).extracting(this::told).containsExactly("LOW false");
  }

  @Test
  void whatCanNoLongerBeSeenIsNotMended() {
    stage.pipe(verdict(PUBLIC, Result.FAIL, NOON, 1));
    stage.pipe(verdict(PUBLIC, Result.UNKNOWN, at(5), 2));

    assertThat(stage.exposure().until()).isNull();
  }

  @Test
  void refusedCallsFromAbroadAreNoReadsFromAbroad() {
    stage.pipe(verdict(PUBLIC, Result.FAIL, NOON, 1));
    stage.pipe(Touch.readAndRefused(Touch.of(LAB, at(1)), "NL", 5, "US", 5));

    assertThat(stage.exposure().reads()).isEqualTo(5);
    assertThat(stage.exposure().foreignReads()).isZero();
    assertThat(stage.signals()).extracting(this::told).containsExactly("MEDIUM false");
  }

  @Test
  void flappingEndsNoExposureThatThereWas() {
    int times = 120;
    for (int i = 0; i < times; i++) {
      stage.pipe(verdict(PUBLIC, Result.FAIL, at(20L * i), 2L * i + 1));
      stage.pipe(verdict(PUBLIC, Result.PASS, at(20L * i + 10), 2L * i + 2));
    }

    assertThat(stage.exposures()).hasSize(times);
  }

  @Test
  void whatIsTakenBackGoesHoweverMuchFlappedSince() {
    for (int i = 0; i < 50; i++) {
      stage.pipe(verdict(PUBLIC, Result.FAIL, at(20L * i), 2L * i + 1));
      stage.pipe(verdict(PUBLIC, Result.PASS, at(20L * i + 10), 2L * i + 2));
    }

    stage.pipe(verdict(PUBLIC, Result.PASS, at(25), 100_000));

    assertThat(stage.exposures().values()).extracting(Exposure::from).containsExactly(NOON, at(20));
    assertThat(stage.exposures().values())
        .extracting(Exposure::until)
        .containsExactly(at(10), at(25));
  }

  @Test
  void aStateThatIsTooLargeLetsGoOfOldTimes() {
    Random random = new Random(7);
    for (int time = 0; time < 3; time++) {
      for (int reader = 0; reader < 100; reader++) {
        stage.pipe(Touch.person(name(random, 6_000), at(20L * time + 1)).reads("NL", 1));
      }
    }
    for (int time = 0; time < 3; time++) {
      stage.pipe(verdict(PUBLIC, Result.FAIL, at(20L * time), 2L * time + 1));
      stage.pipe(verdict(PUBLIC, Result.PASS, at(20L * time + 10), 2L * time + 2));
    }

    assertThat(stage.stateBytes()).isLessThan(Payload.MAX_BYTES);
    assertThat(stage.deadLetters()).isZero();
    assertThat(stage.exposures().values()).extracting(Exposure::reads).containsOnly(100L);
    assertThat(stage.exposures()).hasSize(3);
  }

  @Test
  void whatLeadsToAStateThatIsTooLargeIsSetAside() {
    stage.pipe(verdict(PUBLIC, Result.FAIL, NOON, 1));
    String name = name(new Random(7), (Payload.MAX_BYTES - 20_000) / 3 * 4);
    stage.pipe(verdict(Touch.BUCKET, name, PUBLIC, Result.PASS, at(5), 2));

    assertThat(stage.deadLetters()).isOne();
    stage.pipe(verdict(PUBLIC, Result.PASS, at(9), 3));
    assertThat(stage.exposure().until()).isEqualTo(at(9));
  }

  /** One that cannot be compressed by much. */
  private static String name(Random random, int length) {
    byte[] bytes = new byte[length / 4 * 3];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  @Test
  void allResourcesHaveTheirTurnToBeForgotten() {
    for (int i = 0; i < 600; i++) {
      ResourceId bucket =
          new ResourceId("aws", Touch.ACCOUNT, "global", "AWS::S3::Bucket", "bucket-" + i);
      stage.pipe(verdict(bucket, PUBLIC, Result.PASS, NOON, 1));
    }
    stage.pipe(Touch.person("jan", at(1)).reads("NL", 2));
    assertThat(stage.states()).isEqualTo(601);

    stage.days(8);

    assertThat(stage.states()).isZero();
    assertThat(stage.keptMinutes()).isZero();
  }

  @Test
  void minutesAreKeptWithTheirResource() {
    stage.pipe(Touch.person("jan", at(-60)).reads("NL", 2));
    stage.days(2);
    stage.pipe(verdict(PUBLIC, Result.FAIL, at(-90), 1));

    assertThat(stage.exposure().reads()).isEqualTo(2);
    assertThat(stage.states()).isOne();
  }

  @Test
  void aMinuteThatIsRevisedAfterItIsNoLongerKeptCountsOnce() {
    Touch minute = Touch.person("jan", at(1)).reads("NL", 4);
    stage.pipe(verdict(PUBLIC, Result.FAIL, NOON, 1));
    stage.pipe(minute);
    stage.pipe(Touch.person("jan", at(20 * 24 * 60)).reads("NL", 2));
    stage.pipe(minute.again().reads("NL", 2));

    assertThat(stage.exposure().reads()).isEqualTo(6);
  }

  @Test
  void ofAControlThatNoLongerCountsNothingIsTold() {
    ResourceExposure known =
        ResourceExposure.of(Touch.BUCKET)
            .with(verdict(PUBLIC, Result.FAIL, NOON, 1), (interval, consumer) -> {});
    ExposureSettings other =
        new ExposureSettings(Map.of(UNENCRYPTED, Exposure.Kind.UNENCRYPTED), Duration.ofDays(7), 0);

    assertThat(new ExposureReport(other, Registers.empty()).of(known, known.intervals().get(0)))
        .isNull();
  }

  @Test
  void whatCannotBeReadIsSetAside() {
    stage.pipeGarbage();

    assertThat(stage.deadLetters()).isEqualTo(3);
  }
}
