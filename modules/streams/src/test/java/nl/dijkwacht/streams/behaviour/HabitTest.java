package nl.dijkwacht.streams.behaviour;

import static nl.dijkwacht.streams.behaviour.BehaviourDriver.at;
import static nl.dijkwacht.streams.behaviour.BehaviourDriver.isWeekend;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import nl.dijkwacht.core.access.Access;
import nl.dijkwacht.core.access.AssetRef;
import nl.dijkwacht.core.resource.ResourceId;
import nl.dijkwacht.core.signal.Level;
import nl.dijkwacht.core.signal.Signal;
import nl.dijkwacht.registers.ErasedObjects;
import nl.dijkwacht.registers.Registers;
import nl.dijkwacht.streams.Touch;
import nl.dijkwacht.streams.behaviour.detector.BehaviourRule;
import nl.dijkwacht.streams.behaviour.detector.BehaviourSettings;
import nl.dijkwacht.topics.catalogue.Topics;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HabitTest {

  private static final int WEEKS = 4;
  private static final String BRUSSELS = "192.0.2.0/24";
  private static final long TODAY = WEEKS * 7L;

  private final Random random = new Random(20261126);
  private BehaviourDriver driver = new BehaviourDriver();

  @AfterEach
  void close() {
    driver.close();
  }

  /** Four weeks of working days, with some dozen objects in each of three hours. */
  private void workingWeeks(BiFunction<String, Instant, Touch> of, String name) {
    for (long day = 0; day < TODAY; day++) {
      for (int hour = 8; hour < 17 && !isWeekend(day); hour += 3) {
        driver.pipe(of.apply(name, at(day, hour)).reads(10 + random.nextInt(25)));
      }
    }
    driver.until(at(TODAY, 0));
    assertThat(driver.signals()).isEmpty();
  }

  @Test
  void aDoctorWhoReadsFarMoreThanEverIsToldWithTheFigures() {
    workingWeeks(Touch::person, "s.jansen@example.org");

    driver.pipe(Touch.person("s.jansen@example.org", at(TODAY, 9)).reads(450));
    driver.until(at(TODAY, 12));

    Signal signal = only(driver.signals());
    assertThat(BehaviourDriver.is(signal, BehaviourRule.VOLUME)).isTrue();
    assertThat(signal.event().note())
        .matches(
            "On 2026-03-30: read \\d+ objects in an hour; its own habit is \\d+ \\(most \\d+\\) over 20"
                + " days, and more than \\d+ is told\\. read .* in a day; .*");
    assertThat(signal.event().noteNl())
        .matches(
            "Op 2026-03-30: las \\d+ objecten in een uur; de eigen gewoonte is \\d+ \\(hoogstens \\d+\\)"
                + " over 20 dagen, en boven \\d+ wordt het gemeld\\. las .* in een dag; .*");
    assertThat(signal.subject().fields().keySet()).containsExactly("principal", "asset");
  }

  @Test
  void readingTheSameObjectsAgainIsNoMassDownload() {
    driver.pipe(Touch.person("s.jansen@example.org", at(0, 13)).reads(600).objectsFrom(1));
    driver.pipe(Touch.person("s.jansen@example.org", at(0, 13, 1)).reads(600).objectsFrom(1));
    driver.pipe(Touch.person("s.jansen@example.org", at(0, 13, 2)).reads(600).objectsFrom(1));
    driver.until(at(0, 20));

    assertThat(driver.signals(BehaviourRule.MASS_DOWNLOAD)).isEmpty();
  }

  @Test
  void aMinuteThatIsWrittenAgainMuchLaterCountsOnce() {
    Touch minute = Touch.person("s.jansen@example.org", at(0, 13)).deletes(150);
    driver.pipe(minute);
    driver.until(at(5, 12));
    driver.pipe(minute.deletes(151).revision(2), at(5, 12));
    driver.pipe(minute.deletes(152).revision(3), at(5, 12));
    driver.until(at(5, 20));

    assertThat(driver.signals(BehaviourRule.MASS_DELETE)).isEmpty();
  }

  @Test
  void aMassDownloadNeedsNoHabit() {
    for (int minute = 0; minute < 10; minute++) {
      driver.pipe(Touch.person("new@example.org", at(0, 13, minute)).reads(150));
    }
    driver.until(at(0, 20));

    Signal signal = only(driver.signals(BehaviourRule.MASS_DOWNLOAD));
    assertThat(signal.event().note()).contains("it did nothing with this asset before");
  }

  @Test
  void tenTimesAMassIsCriticalWhateverWasToldOfLess() {
    driver.pipe(Touch.person("new@example.org", at(0, 13)).reads(1_500));
    driver.until(at(0, 20));
    Signal first = only(driver.signals(BehaviourRule.MASS_DOWNLOAD));
    assertThat(first.rule().level()).isEqualTo(Level.HIGH);

    driver.pipe(Touch.person("new@example.org", at(1, 13)).reads(60_000));
    driver.until(at(1, 20));
    List<Signal> all = driver.signals(BehaviourRule.MASS_DOWNLOAD);
    assertThat(all)
        .extracting(signal -> signal.rule().level())
        .containsExactlyInAnyOrder(Level.HIGH, Level.CRITICAL);
    assertThat(all).extracting(Signal::findingId).containsOnly(first.findingId());
    assertThat(all).extracting(Signal::id).doesNotHaveDuplicates();
  }

  @Test
  void massesOfDeletionsAndOfDecryptionsAreTold() {
    driver.pipe(Touch.user("beheer", at(0, 13)).deletes(300));
    driver.pipe(Touch.user("beheer", at(0, 14)).decrypts(3_000).on("sleutels"));
    driver.until(at(0, 20));

    assertThat(driver.signals())
        .extracting(signal -> signal.rule().title())
        .containsExactlyInAnyOrder("Mass deletion of personal data", "Mass decryption");
  }

  @Test
  void aBackupThatReadsAllEachNightIsUsual() {
    for (long day = 0; day < TODAY + 14; day++) {
      driver.pipe(Touch.workload("backup", at(day, 2)).reads(40_000 + random.nextInt(4_000)));
      driver.until(at(day, 12));
    }

    assertThat(driver.signals()).isEmpty();
  }

  @Test
  void aWorkloadThatReadsMassesAfterWeeksOfLittleIsTold() {
    workingWeeks(Touch::workload, "app");

    driver.pipe(Touch.workload("app", at(TODAY, 9)).reads(30_000));
    driver.until(at(TODAY, 12));

    assertThat(driver.signals())
        .extracting(signal -> signal.rule().title())
        .contains("Mass download of personal data", "Far more than its own habit");
  }

  @Test
  void aNurseWhoseShiftsChangeIsUsual() {
    for (long day = 0; day < TODAY + 14; day++) {
      boolean nights = day / 7 % 2 == 1;
      for (int hour : nights ? new int[] {0, 2, 5, 23} : new int[] {7, 10, 13}) {
        driver.pipe(Touch.person("nacht@example.org", at(day, hour)).reads(random.nextInt(1, 40)));
      }
      driver.until(at(day, 23, 59));
    }

    assertThat(driver.signals()).isEmpty();
  }

  @Test
  void portionsThatAreCarriedOffForAWeekAreTold() {
    for (long day = 0; day < 42; day++) {
      if (!isWeekend(day)) {
        driver.pipe(Touch.person("slow@example.org", at(day, 9)).reads(40 + random.nextInt(20)));
      }
    }
    driver.until(at(42, 0));
    assertThat(driver.signals()).isEmpty();

    for (long day = 42; day < 49; day++) {
      driver.pipe(Touch.person("slow@example.org", at(day, 9)).reads(95));
      driver.until(at(day, 14));
    }

    assertThat(driver.signals())
        .isNotEmpty()
        .allMatch(signal -> BehaviourDriver.is(signal, BehaviourRule.SLOW_EXFILTRATION));
  }

  @Test
  void whoOnlyDeletesFromACountryIsTheFirstFromThereToo() {
    workingWeeks(Touch::person, "reis@example.org");

    driver.pipe(
        Touch.person("reis@example.org", at(TODAY, 9)).deletes(3).from("BR", "200.1.2.0/24"));
    driver.until(at(TODAY, 12));

    assertThat(driver.signals(BehaviourRule.FIRST_COUNTRY)).hasSize(1);
  }

  @Test
  void theFirstTimeFromACountryIsToldOnce() {
    workingWeeks(Touch::person, "reis@example.org");

    driver.pipe(Touch.person("reis@example.org", at(TODAY, 9)).reads(3).from("BR", "200.1.2.0/24"));
    driver.until(at(TODAY, 12));
    driver.pipe(
        Touch.person("reis@example.org", at(TODAY + 1, 9)).reads(3).from("BR", "200.1.2.0/24"));
    driver.until(at(TODAY + 1, 12));

    Signal signal = only(driver.signals());
    assertThat(BehaviourDriver.is(signal, BehaviourRule.FIRST_COUNTRY)).isTrue();
    assertThat(signal.event().note())
        .isEqualTo(
            "At 2026-03-30T09:00:00Z for the first time from BR; on 20 days before it came from"
                + " NL.");
    assertThat(signal.subject().fields()).containsEntry("country", "BR");
  }

  @Test
  void aJourneyWithinTheEuropeanEconomicAreaIsNoNews() {
    workingWeeks(Touch::person, "reis@example.org");

    driver.pipe(Touch.person("reis@example.org", at(TODAY, 8)).reads(3));
    driver.pipe(Touch.person("reis@example.org", at(TODAY, 10)).reads(3).from("BE", BRUSSELS));
    driver.pipe(Touch.person("reis@example.org", at(TODAY + 1, 10)).reads(3));
    driver.until(at(TODAY + 3, 12));

    assertThat(driver.signals()).isEmpty();
  }

  @Test
  void twoCountriesNearbyAtTheSameTimeAreNoJourney() {
    workingWeeks(Touch::person, "reis@example.org");

    driver.pipe(Touch.person("reis@example.org", at(TODAY, 9)).reads(3).from("BE", BRUSSELS));
    driver.until(at(TODAY, 10));
    assertThat(driver.signals()).isEmpty();
    driver.pipe(Touch.person("reis@example.org", at(TODAY, 10)).reads(3));
    driver.until(at(TODAY, 12));

    Signal signal = only(driver.signals());
    assertThat(signal.event().note())
        .isEqualTo(
            "At 2026-03-30T09:00:00Z for the first time from BE, and less than two hours before or"
                + " after from NL, which is no journey; on 20 days before it came from NL.");
    assertThat(signal.event().noteNl())
        .isEqualTo(
            "Op 2026-03-30T09:00:00Z voor het eerst vanuit BE, en minder dan twee uur daarvoor of"
                + " daarna vanuit NL, wat geen reis is; op 20 dagen daarvoor vanuit NL.");
  }

  @Test
  void whatWasBeforeTheFirstAccessFromACountryIsNotItsEvent() {
    workingWeeks(Touch::person, "reis@example.org");

    driver.pipe(Touch.person("reis@example.org", at(TODAY, 8, 50)).reads(3));
    driver.pipe(Touch.person("reis@example.org", at(TODAY, 9, 5)).reads(3).from("BE", BRUSSELS));
    driver.until(at(TODAY, 12));

    assertThat(only(driver.signals()).event().eventTime()).isAfter(at(TODAY, 9));
  }

  @Test
  void whatIsDoneDaysLaterElsewhereShowsNothingOfTwoCountriesAtOnce() {
    workingWeeks(Touch::person, "reis@example.org");
    driver.pipe(Touch.person("reis@example.org", at(TODAY, 9)).reads(3).from("BE", BRUSSELS));
    driver.pipe(Touch.person("reis@example.org", at(TODAY, 10)).reads(3));
    driver.until(at(TODAY + 2, 0));
    assertThat(driver.signals(BehaviourRule.FIRST_COUNTRY)).hasSize(1);

    Touch later = Touch.person("reis@example.org", at(TODAY + 2, 9)).reads(3);
    driver.pipe(inAnotherAccount(later.access()), later.collectedAt());
    driver.until(at(TODAY + 3, 0));

    assertThat(driver.signals(BehaviourRule.FIRST_COUNTRY)).isEmpty();
  }

  /** A finding about the same person and country is another one in another account. */
  private static Access inAnotherAccount(Access access) {
    ResourceId bucket =
        new ResourceId("aws", "999988887777", "global", "AWS::S3::Bucket", "elders");
    return new Access(
        access.principal(),
        new AssetRef(bucket, null, null, false, "Radiologie", List.of("register")),
        access.accessor(),
        access.minute(),
        access.calls(),
        access.failures(),
        access.bytes(),
        access.objects(),
        access.objectsSketch(),
        access.countries(),
        access.writtenFrom(),
        access.networks(),
        access.userAgents(),
        access.withoutMfa(),
        access.first(),
        access.latest(),
        access.revision());
  }

  @ParameterizedTest
  @CsvSource({"30,30,true", "59,0,false", "0,59,true"})
  void theHourBeforeAndTheHourAfterCount(int homeMinute, int awayMinute, boolean told) {
    workingWeeks(Touch::person, "nacht@example.org");

    // The clock strikes midnight in between; in the second case twice.
    int away = told ? 0 : 1;
    driver.pipe(Touch.person("nacht@example.org", at(TODAY, 23, homeMinute)).reads(3));
    driver.pipe(
        Touch.person("nacht@example.org", at(TODAY + 1, away, awayMinute))
            .reads(3)
            .from("DE", BRUSSELS));
    driver.until(at(TODAY + 1, 12));

    assertThat(driver.signals(BehaviourRule.FIRST_COUNTRY)).hasSize(told ? 1 : 0);
  }

  @Test
  void twoCountriesAtOnceAreFoundForAWeek() {
    workingWeeks(Touch::person, "laat@example.org");

    driver.pipe(Touch.person("laat@example.org", at(TODAY, 1)).reads(3).from("DE", BRUSSELS));
    driver.pipe(Touch.person("laat@example.org", at(TODAY + 2, 9)).reads(3));
    driver.until(at(TODAY + 2, 10));
    assertThat(driver.signals()).isEmpty();
    driver.pipe(Touch.person("laat@example.org", at(TODAY + 3, 9)).reads(3).from("DE", BRUSSELS));
    driver.pipe(Touch.person("laat@example.org", at(TODAY + 3, 9, 30)).reads(3));
    driver.until(at(TODAY + 4, 12));

    assertThat(driver.signals(BehaviourRule.FIRST_COUNTRY)).hasSize(1);
  }

  @Test
  void whoseCountriesDoNotAllLieInTheAreaGoesOnNoJourney() {
    workingWeeks(
        (name, minute) -> Touch.person(name, minute).from("US", "198.51.100.0/24"),
        "ver@example.org");

    driver.pipe(Touch.person("ver@example.org", at(TODAY, 9)).reads(3).from("BE", BRUSSELS));
    driver.until(at(TODAY, 12));

    assertThat(driver.signals(BehaviourRule.FIRST_COUNTRY)).hasSize(1);
  }

  @Test
  void theWarmUpIsThatOfTheDayOnWhichTheCountryWasNew() {
    for (long day = 0; day < 14; day++) {
      // Nine days before the last.
      if (day < 8 || day == 12) {
        driver.pipe(Touch.person("nieuw@example.org", at(day, 20)).reads(3));
      }
    }
    driver.pipe(Touch.person("nieuw@example.org", at(15, 23, 30)).reads(3).from("BE", BRUSSELS));
    driver.pipe(Touch.person("nieuw@example.org", at(16, 0, 15)).reads(3));
    driver.until(at(17, 0));

    assertThat(driver.signals(BehaviourRule.FIRST_COUNTRY)).isEmpty();
  }

  @Test
  void keysGoOnNoJourney() {
    workingWeeks(Touch::user, "beheer");

    driver.pipe(Touch.user("beheer", at(TODAY, 9)).reads(3).from("BE", BRUSSELS));
    driver.until(at(TODAY, 12));

    assertThat(driver.signals(BehaviourRule.FIRST_COUNTRY)).hasSize(1);
  }

  @Test
  void journeysAreToldWhereThatIsAskedFor() {
    driver.close();
    driver =
        new BehaviourDriver(
            BehaviourSettings.DEFAULT.withJourneysInEea(true),
            Registers.empty(),
            ErasedObjects.none());
    workingWeeks(Touch::person, "reis@example.org");

    driver.pipe(Touch.person("reis@example.org", at(TODAY, 9)).reads(3).from("BE", BRUSSELS));
    driver.until(at(TODAY, 12));

    assertThat(only(driver.signals()).event().note())
        .isEqualTo(
            "At 2026-03-30T09:00:00Z for the first time from BE; on 20 days before it came from NL.");
  }

  @Test
  void whereaboutsAreForgottenAfterAWeek() {
    driver.pipe(Touch.person("reis@example.org", at(0, 13)).reads(3));
    driver.until(at(6, 12));
    assertThat(driver.bytesOf(BehaviourTopology.WHEREABOUTS)).hasSize(1);

    driver.until(at(9, 12));
    assertThat(driver.bytesOf(BehaviourTopology.WHEREABOUTS)).isEmpty();
  }

  @Test
  void whereaboutsAreRememberedOfPeopleWhoSignInAndOfTheLastWeekOnly() {
    driver.pipe(Touch.workload("app", at(10, 13)).reads(3));
    driver.pipe(Touch.user("beheer", at(10, 13)).reads(3));
    driver.pipe(Touch.person("oud@example.org", at(0, 13)).reads(3), at(10, 13));
    driver.until(at(10, 14));

    assertThat(driver.bytesOf(BehaviourTopology.WHEREABOUTS)).isEmpty();
  }

  @Test
  void withoutBaselinesOfPeopleNobodyIsFollowed() {
    driver.close();
    driver =
        new BehaviourDriver(
            BehaviourSettings.DEFAULT.withoutIndividuals(),
            Registers.empty(),
            ErasedObjects.none());

    driver.pipe(Touch.person("reis@example.org", at(0, 13)).reads(3));
    driver.until(at(0, 14));

    assertThat(driver.bytesOf(BehaviourTopology.WHEREABOUTS)).isEmpty();
  }

  @Test
  void aFirstCountryIsShownByTheCallFromThereAndNotByAnEarlierOneOfTheDay() {
    workingWeeks(Touch::person, "reis@example.org");

    driver.pipe(Touch.person("reis@example.org", at(TODAY, 8)).reads(3));
    driver.pipe(Touch.person("reis@example.org", at(TODAY, 9)).reads(3).from("MX", "200.1.2.0/24"));
    driver.until(at(TODAY, 12));

    assertThat(only(driver.signals(BehaviourRule.FIRST_COUNTRY)).event().eventTime())
        .isAfterOrEqualTo(at(TODAY, 9));
  }

  @Test
  void keysFromAnotherNetworkAreToldOfWorkloadsAndNotOfPeopleWhoSignIn() {
    workingWeeks(Touch::workload, "app");
    workingWeeks(Touch::person, "thuis@example.org");

    driver.pipe(Touch.workload("app", at(TODAY, 9)).reads(3).from("NL", "185.2.3.0/24"));
    driver.pipe(Touch.workload("app", at(TODAY, 10)).reads(3).from("NL", "10.2.3.0/24"));
    driver.pipe(
        Touch.person("thuis@example.org", at(TODAY, 9)).reads(3).from("NL", "185.2.3.0/24"));
    driver.until(at(TODAY, 12));

    Signal signal = only(driver.signals());
    assertThat(BehaviourDriver.is(signal, BehaviourRule.FIRST_NETWORK)).isTrue();
    assertThat(signal.subject().fields()).containsEntry("network", "185.2.0.0/16");
  }

  @Test
  void aFirstSuccessAfterManyFailuresIsTold() {
    for (int minute = 0; minute < 6; minute++) {
      driver.pipe(Touch.workload("app", at(0, 13, minute)).fails(2));
    }
    driver.pipe(Touch.workload("app", at(0, 15)).reads(1));
    driver.until(at(0, 20));

    Signal signal = only(driver.signals());
    assertThat(BehaviourDriver.is(signal, BehaviourRule.SUCCESS_AFTER_FAILURES)).isTrue();
    assertThat(signal.event().note()).contains("after 12 failures in 24 hours");
  }

  @Test
  void failuresOfSomebodyWhoSucceededBeforeAreUsual() {
    driver.pipe(Touch.workload("app", at(0, 12)).reads(1));
    driver.pipe(Touch.workload("app", at(0, 13)).fails(50));
    driver.pipe(Touch.workload("app", at(0, 15)).reads(1));
    driver.until(at(0, 20));

    assertThat(driver.signals()).isEmpty();
  }

  @Test
  void unusualHoursAreToldOnlyIfAskedFor() {
    workingWeeks(Touch::person, "avond@example.org");
    driver.pipe(Touch.person("avond@example.org", at(TODAY, 23)).reads(3));
    driver.until(at(TODAY + 1, 12));
    assertThat(driver.signals()).isEmpty();

    driver.close();
    driver =
        new BehaviourDriver(
            BehaviourSettings.DEFAULT.with(
                new BehaviourSettings.OffHours(true, ZoneId.of("Europe/Amsterdam"), 7, 20)),
            Registers.empty(),
            ErasedObjects.none());
    workingWeeks(Touch::person, "avond@example.org");
    driver.pipe(Touch.person("avond@example.org", at(TODAY, 23)).reads(3));
    driver.until(at(TODAY + 1, 12));

    assertThat(BehaviourDriver.is(only(driver.signals()), BehaviourRule.OFF_HOURS)).isTrue();
  }

  @Test
  void withoutBaselinesOfPeopleOnlyFixedLimitsHoldForThem() {
    driver.close();
    driver =
        new BehaviourDriver(
            BehaviourSettings.DEFAULT.withoutIndividuals(),
            Registers.empty(),
            ErasedObjects.none());
    workingWeeks(Touch::person, "s.jansen@example.org");

    driver.pipe(Touch.person("s.jansen@example.org", at(TODAY, 9)).reads(450));
    driver.until(at(TODAY, 12));
    assertThat(driver.signals()).isEmpty();

    driver.pipe(Touch.person("s.jansen@example.org", at(TODAY, 13)).reads(4_000));
    driver.until(at(TODAY, 15));
    assertThat(driver.signals())
        .allMatch(signal -> BehaviourDriver.is(signal, BehaviourRule.MASS_DOWNLOAD))
        .isNotEmpty();
  }

  @Test
  void theHabitsOfWhoseProcessingIsRestrictedAreNotUsed() {
    driver.close();
    driver =
        new BehaviourDriver(
            BehaviourSettings.DEFAULT,
            Registers.empty(),
            ErasedObjects.none(),
            principal -> principal.endsWith("/s.jansen@example.org"));
    workingWeeks(Touch::person, "s.jansen@example.org");
    workingWeeks(Touch::person, "p.pieters@example.org");
    assertThat(driver.signals()).isEmpty();

    driver.pipe(Touch.person("s.jansen@example.org", at(TODAY, 9)).reads(450));
    driver.pipe(Touch.person("p.pieters@example.org", at(TODAY, 9)).reads(450));
    driver.until(at(TODAY, 12));

    assertThat(driver.signals())
        .isNotEmpty()
        .allMatch(signal -> signal.event().principal().id().endsWith("p.pieters@example.org"));
  }

  @Test
  void whatCannotBeReadIsADeadLetterAndWhatLiesInTheFutureIsNoHabit() {
    Touch ahead = Touch.person("klok@example.org", at(400, 9)).reads(5_000);
    driver
        .stage()
        .pipe(Topics.ACCESSES, new byte[0], new byte[] {1}, new RecordHeaders(), at(0, 13));
    driver
        .stage()
        .pipe(
            Topics.ACCESSES,
            new byte[0],
            Topics.ACCESSES.payload().write(ahead.access()),
            new RecordHeaders(),
            at(0, 13));
    driver.until(at(0, 20));

    assertThat(driver.deadLetters()).isEqualTo(1);
    assertThat(driver.signals()).isEmpty();
    assertThat(
            driver
                .registry()
                .get("dijkwacht.behaviour.accesses")
                .tag("outcome", "ahead")
                .counter()
                .count())
        .isEqualTo(1);
  }

  private static Signal only(List<Signal> signals) {
    assertThat(signals).hasSize(1);
    return signals.get(0);
  }
}
